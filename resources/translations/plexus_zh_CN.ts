<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>plexus</name>
  <message>
   <source> (one for each of {count} classes)</source>
   <translation>（{count} 个类别各一个）</translation>
  </message>
  <message>
   <source> If the first line names the columns, set "data.header" to true.</source>
   <translation>如果第一行是列名，请将“data.header”设为 true。</translation>
  </message>
  <message>
   <source> Its columns may be separated by "{name}".</source>
   <translation>它的各列可能以“{name}”分隔。</translation>
  </message>
  <message>
   <source> Write decimals with a point.</source>
   <translation>小数请使用小数点。</translation>
  </message>
  <message>
   <source> for "{kind}"</source>
   <translation>（针对“{kind}”）</translation>
  </message>
  <message>
   <source>"data.columns" names the column "{column}" {what}. Name each input once, and not the target.</source>
   <translation>“data.columns”指定了列“{column}”，但它{what}。每个输入只写一次，且不要写目标列。</translation>
  </message>
  <message>
   <source>"{file}" cannot be read: {reason}. Check the path and that you may read it.</source>
   <translation>无法读取“{file}”：{reason}。请检查路径以及您是否有读取权限。</translation>
  </message>
  <message>
   <source>"{file}" has no array "{stem}" (nor "{stem}_train"). Its arrays are: {names}. Choose one of them in "data.{setting}".</source>
   <translation>“{file}”中没有数组“{stem}”（也没有“{stem}_train”）。其中的数组有：{names}。请在“data.{setting}”中选择其一。</translation>
  </message>
  <message>
   <source>"{file}" has no column "{wanted}". Its columns are: {names}. Choose one of them in "data.{setting}".</source>
   <translation>“{file}”中没有列“{wanted}”。其中的列有：{names}。请在“data.{setting}”中选择其一。</translation>
  </message>
  <message>
   <source>"{file}" has no rows of data{but}. Choose a file with at least a few.</source>
   <translation>“{file}”中没有数据行{but}。请选择至少含有几行数据的文件。</translation>
  </message>
  <message>
   <source>"{file}" has one column when separated by "{separator}"; at least two were expected, one of them the target.{hint} Choose in "data.separator".</source>
   <translation>以“{separator}”分隔时，“{file}”只有一列；至少需要两列，其中一列为目标。{hint}请在“data.separator”中选择分隔符。</translation>
  </message>
  <message>
   <source>"{file}" has the arrays {found}, but inputs and targets must both be split, or neither. Add the missing array.</source>
   <translation>“{file}”中有数组 {found}，但输入和目标必须都已划分或都未划分。请补上缺少的数组。</translation>
  </message>
  <message>
   <source>"{file}" is a single array (.npy); an archive of two or more was expected. Save it with numpy.savez(file, x=inputs, y=targets).</source>
   <translation>“{file}”是单个数组（.npy）；这里需要含有两个或更多数组的存档。请用 numpy.savez(file, x=inputs, y=targets) 保存。</translation>
  </message>
  <message>
   <source>"{file}" is not a NumPy archive (.npz), or is damaged: {reason}. Save it again with numpy.savez(file, x=inputs, y=targets).</source>
   <translation>“{file}”不是 NumPy 存档（.npz），或已损坏：{reason}。请用 numpy.savez(file, x=inputs, y=targets) 重新保存。</translation>
  </message>
  <message>
   <source>"{file}" is not a picture (its name ends in none of {endings}). Move it out of the class folder.</source>
   <translation>“{file}”不是图片（其扩展名不属于 {endings}）。请将它移出类别文件夹。</translation>
  </message>
  <message>
   <source>"{file}" is not an IDX file of bytes with {axes} axes: it should begin with {expected}; it begins with {found}. Get it again.</source>
   <translation>“{file}”不是含 {axes} 个轴的字节型 IDX 文件：开头应为 {expected}，实际为 {found}。请重新获取该文件。</translation>
  </message>
  <message>
   <source>"{file}" is not text in UTF-8 (byte {position} is not). Save it as CSV in UTF-8.</source>
   <translation>“{file}”不是 UTF-8 文本（第 {position} 个字节有误）。请存为 UTF-8 编码的 CSV。</translation>
  </message>
  <message>
   <source>"{file}" names {count} classes in "class_names", but its labels are {classes}; whole numbers from 0 to {last} were expected. Correct the labels or remove class_names.</source>
   <translation>“{file}”在“class_names”中列出了 {count} 个类别，但其标签为 {classes}；应为 0 到 {last} 的整数。请改正标签或删除 class_names。</translation>
  </message>
  <message>
   <source>"{folder}" has no subfolders; {what} was expected. Make a subfolder for each class and put its pictures there.</source>
   <translation>“{folder}”中没有子文件夹；这里需要{what}。请为每个类别建立一个子文件夹并放入图片。</translation>
  </message>
  <message>
   <source>"{images}" holds {count} images but "{labels}" holds {found} labels; there must be one for each. Get both again from the same place.</source>
   <translation>“{images}”有 {count} 张图像，而“{labels}”有 {found} 个标签；两者必须一一对应。请从同一来源重新获取这两个文件。</translation>
  </message>
  <message>
   <source>"{name}" cannot be a name: a name has letters, digits and underscores, and does not begin with a digit. For example: conv1.</source>
   <translation>“{name}”不能用作名称：名称由字母、数字和下划线组成，且不以数字开头。例如：conv1。</translation>
  </message>
  <message>
   <source>"{name}" in "{file}" is not an array. Save arrays only.</source>
   <translation>“{file}”中的“{name}”不是数组。请只保存数组。</translation>
  </message>
  <message>
   <source>"{name}" is a word of the Python language. Choose another name, such as {name}_1.</source>
   <translation>“{name}”是 Python 语言的保留字。请换一个名称，例如 {name}_1。</translation>
  </message>
  <message>
   <source>"{path}" is a file; {what} was expected.</source>
   <translation>“{path}”是文件；这里需要{what}。</translation>
  </message>
  <message>
   <source>"{path}" is a folder; {what} was expected.</source>
   <translation>“{path}”是文件夹；这里需要{what}。</translation>
  </message>
  <message>
   <source>, only a header</source>
   <translation>，只有表头</translation>
  </message>
  <message>
   <source>, {count} classes</source>
   <translation>，{count} 个类别</translation>
  </message>
  <message>
   <source>1 node</source>
   <translation>1 个节点</translation>
  </message>
  <message>
   <source>1 problem</source>
   <translation>1 个问题</translation>
  </message>
  <message>
   <source>1,797 handwritten digits (E. Alpaydin and C. Kaynak, UCI Machine Learning Repository, CC BY 4.0), as scikit-learn distributes them.</source>
   <translation>1,797 个手写数字（E. Alpaydin 与 C. Kaynak，UCI Machine Learning Repository，CC BY 4.0），由 scikit-learn 分发的版本。</translation>
  </message>
  <message>
   <source>1,797 handwritten digits of 8 × 8 grey pixels, in ten classes.</source>
   <translation>1,797 张 8 × 8 的灰度手写数字图像，共十类。</translation>
  </message>
  <message>
   <source>10,000 training and 2,000 validation pictures of clothes, 28 × 28 grey pixels, in ten classes.</source>
   <translation>10,000 张训练图片和 2,000 张验证图片，28 × 28 灰度服饰图像，共十类。</translation>
  </message>
  <message>
   <source>A boundary can be drawn for data with two inputs, such as moons</source>
   <translation>决策边界适用于有两个输入的数据，例如 moons</translation>
  </message>
  <message>
   <source>A fixed sample of Fashion-MNIST (Zalando SE, MIT licence): 1,000 of 6,000 training images and 200 of 1,000 test images of each class.</source>
   <translation>Fashion-MNIST（Zalando SE，MIT 许可证）的固定样本：每个类别取 6,000 张训练图像中的 1,000 张和 1,000 张测试图像中的 200 张。</translation>
  </message>
  <message>
   <source>A hint that attn_mask hides the future, which lets PyTorch use a faster kernel. It hides nothing by itself: attn_mask must be wired too.</source>
   <translation>提示 attn_mask 遮住的是未来，使 PyTorch 可以使用更快的内核。它本身不遮住任何内容：还必须连接 attn_mask。</translation>
  </message>
  <message>
   <source>A layer needs an id and a kind; {name} lacks one.</source>
   <translation>层需要 id 和 kind；{name} 缺少其中之一。</translation>
  </message>
  <message>
   <source>A loss wants an output of real numbers, but {name} gives {found}.</source>
   <translation>损失需要实数输出，但 {name} 给出 {found}。</translation>
  </message>
  <message>
   <source>A model can be exported to module, not to {to}.</source>
   <translation>模型可以导出为 module，不能导出为 {to}。</translation>
  </message>
  <message>
   <source>A picture is a .png or an .svg file; {path} is neither. Choose another name.</source>
   <translation>图片文件应为 .png 或 .svg；{path} 两者都不是。请换一个文件名。</translation>
  </message>
  <message>
   <source>A project needs a name that is not empty.</source>
   <translation>项目的名称不能为空。</translation>
  </message>
  <message>
   <source>A run is already under way.</source>
   <translation>已有运行正在进行。</translation>
  </message>
  <message>
   <source>A smooth ReLU that weights each value by its chance under a bell curve.</source>
   <translation>平滑的 ReLU，按每个值在正态分布下的概率对其加权。</translation>
  </message>
  <message>
   <source>A smooth ReLU: each value times its own sigmoid.</source>
   <translation>平滑的 ReLU：每个值乘以它自身的 sigmoid。</translation>
  </message>
  <message>
   <source>A value given to the model: an argument of its forward method.</source>
   <translation>交给模型的值：forward 方法的一个参数。</translation>
  </message>
  <message>
   <source>A value the model returns.</source>
   <translation>模型返回的值。</translation>
  </message>
  <message>
   <source>About Plexus Studio</source>
   <translation>关于 Plexus Studio</translation>
  </message>
  <message>
   <source>Above 0: the state is projected to this size, which must be smaller than hidden_size. 0: no projection, for which PyTorch has its fastest code.</source>
   <translation>大于 0 时：状态被投影到这个大小，它必须小于 hidden_size。为 0 时：不投影，此时 PyTorch 的代码最快。</translation>
  </message>
  <message>
   <source>Accuracy</source>
   <translation>准确率</translation>
  </message>
  <message>
   <source>Activation</source>
   <translation>激活函数</translation>
  </message>
  <message>
   <source>Activations</source>
   <translation>激活</translation>
  </message>
  <message>
   <source>Actual size</source>
   <translation>实际大小</translation>
  </message>
  <message>
   <source>Add a layer</source>
   <translation>添加层</translation>
  </message>
  <message>
   <source>Add a learned constant to every channel. Often off right before a normalisation, which has its own.</source>
   <translation>为每个通道加上一个可学习的常数。其后紧跟归一化时常常关闭，因为归一化自带偏置。</translation>
  </message>
  <message>
   <source>Add a learned constant to every output. Often off right before a normalisation, which has its own.</source>
   <translation>为每个输出加上一个可学习的常数。其后紧跟归一化时常常关闭，因为归一化自带偏置。</translation>
  </message>
  <message>
   <source>Add behind {name}</source>
   <translation>在 {name} 之后添加</translation>
  </message>
  <message>
   <source>Add layer…</source>
   <translation>添加层…</translation>
  </message>
  <message>
   <source>Add learned constants inside the cell.</source>
   <translation>在单元内加上可学习的常数。</translation>
  </message>
  <message>
   <source>Add learned constants to the projections.</source>
   <translation>为各投影加上可学习的常数。</translation>
  </message>
  <message>
   <source>Add one key and value of zeros, so that a position may look at nothing.</source>
   <translation>添加一个全为零的键和值，使某个位置可以什么都不看。</translation>
  </message>
  <message>
   <source>Add one learned key and value to the end of the sequence.</source>
   <translation>在序列末尾添加一个可学习的键和值。</translation>
  </message>
  <message>
   <source>Add {name}</source>
   <translation>添加 {name}</translation>
  </message>
  <message>
   <source>Adds values of equal or compatible shapes, as a residual connection does.</source>
   <translation>将形状相同或可广播的值相加，如残差连接。</translation>
  </message>
  <message>
   <source>Align</source>
   <translation>对齐</translation>
  </message>
  <message>
   <source>Align bottom</source>
   <translation>下对齐</translation>
  </message>
  <message>
   <source>Align centres</source>
   <translation>水平居中对齐</translation>
  </message>
  <message>
   <source>Align left</source>
   <translation>左对齐</translation>
  </message>
  <message>
   <source>Align middles</source>
   <translation>垂直居中对齐</translation>
  </message>
  <message>
   <source>Align right</source>
   <translation>右对齐</translation>
  </message>
  <message>
   <source>Align top</source>
   <translation>上对齐</translation>
  </message>
  <message>
   <source>All examples in "{source}" are of one class, "{name}"; learning to tell classes apart takes at least two. Add examples of another class.</source>
   <translation>“{source}”中的所有样本都属于同一类别“{name}”；学习区分类别至少需要两类。请添加其他类别的样本。</translation>
  </message>
  <message>
   <source>All values side by side.</source>
   <translation>所有值并排放在一起。</translation>
  </message>
  <message>
   <source>Also give the attention weights, as the second output. Off is faster: PyTorch may then use its fused kernels, whose results differ in the last digits.</source>
   <translation>同时给出注意力权重，作为第二个输出。关闭时更快：PyTorch 可以使用融合内核，其结果在末尾几位上有差异。</translation>
  </message>
  <message>
   <source>Also give the places of the largest values, as a second output named indices.</source>
   <translation>同时给出最大值的位置，作为名为 indices 的第二个输出。</translation>
  </message>
  <message>
   <source>An unknown layer: the plugin that brings it is missing. It is kept as it is.</source>
   <translation>未知的层：提供它的插件缺失。该层将原样保留。</translation>
  </message>
  <message>
   <source>And {count} more.</source>
   <translation>还有 {count} 个。</translation>
  </message>
  <message>
   <source>Another layer is called {name} already. Choose a name that is free, such as {free}.</source>
   <translation>已有另一个层名为 {name}。请换一个未被占用的名称，例如 {free}。</translation>
  </message>
  <message>
   <source>Any shape that ends with normalized_shape.</source>
   <translation>以 normalized_shape 结尾的任意形状。</translation>
  </message>
  <message>
   <source>Any shape with as many numbers.</source>
   <translation>元素个数相同的任意形状。</translation>
  </message>
  <message>
   <source>Any shape.</source>
   <translation>任意形状。</translation>
  </message>
  <message>
   <source>Any shape; the last axis holds the features.</source>
   <translation>任意形状；最后一轴为特征。</translation>
  </message>
  <message>
   <source>Apple GPU (mps)</source>
   <translation>Apple GPU（mps）</translation>
  </message>
  <message>
   <source>Apply first fix</source>
   <translation>应用第一个修复</translation>
  </message>
  <message>
   <source>Arrange</source>
   <translation>自动排列</translation>
  </message>
  <message>
   <source>Arranges the same numbers, in the same order, in another shape.</source>
   <translation>把相同的数按相同的顺序排成另一种形状。</translation>
  </message>
  <message>
   <source>Arrays (NPZ)</source>
   <translation>数组（NPZ）</translation>
  </message>
  <message>
   <source>Arrays {names} of {file}.</source>
   <translation>{file} 中的数组 {names}。</translation>
  </message>
  <message>
   <source>As it was before the model had errors.</source>
   <translation>这是模型出现错误之前的代码。</translation>
  </message>
  <message>
   <source>As many axes as dims has numbers.</source>
   <translation>轴数与 dims 中数字的个数相同。</translation>
  </message>
  <message>
   <source>As the system</source>
   <translation>跟随系统</translation>
  </message>
  <message>
   <source>Attention</source>
   <translation>注意力</translation>
  </message>
  <message>
   <source>Axis</source>
   <translation>坐标轴</translation>
  </message>
  <message>
   <source>BCELoss wants outputs from 0 to 1, but {name} gives others. Insert Sigmoid after it, or set train.loss to BCEWithLogitsLoss.</source>
   <translation>BCELoss 需要 0 到 1 之间的输出，但 {name} 给出了其他值。请在其后插入 Sigmoid，或将 train.loss 设为 BCEWithLogitsLoss。</translation>
  </message>
  <message>
   <source>Back</source>
   <translation>返回</translation>
  </message>
  <message>
   <source>Boundary</source>
   <translation>决策边界</translation>
  </message>
  <message>
   <source>CPU, 1 thread</source>
   <translation>CPU，1 线程</translation>
  </message>
  <message>
   <source>CPU, {threads} threads</source>
   <translation>CPU，{threads} 线程</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Change flags</source>
   <translation>更改标志</translation>
  </message>
  <message>
   <source>Change the data settings: {problem}</source>
   <translation>请修改数据设置：{problem}</translation>
  </message>
  <message>
   <source>Channels of the input (axis 1). Read from the incoming shape unless you set it.</source>
   <translation>输入的通道数（第 1 轴）。除非您自行设置，否则从传入的形状读取。</translation>
  </message>
  <message>
   <source>Channels of the input. Read from the incoming shape unless you set it.</source>
   <translation>输入的通道数。除非您自行设置，否则从传入的形状读取。</translation>
  </message>
  <message>
   <source>Choose a file</source>
   <translation>选择文件</translation>
  </message>
  <message>
   <source>Choose a folder</source>
   <translation>选择文件夹</translation>
  </message>
  <message>
   <source>Choose…</source>
   <translation>选择…</translation>
  </message>
  <message>
   <source>Class to explain</source>
   <translation>要解释的类别</translation>
  </message>
  <message>
   <source>Click a class to explain its score</source>
   <translation>单击某个类别以解释其得分</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Clothes of 28 × 28 pixels; two convolutions and two linear layers.</source>
   <translation>28 × 28 像素的服饰图像；两个卷积层和两个线性层。</translation>
  </message>
  <message>
   <source>Code</source>
   <translation>代码</translation>
  </message>
  <message>
   <source>Column {number} of "{file}" has no name. Name it in the first line, or list the columns you want in "data.columns".</source>
   <translation>“{file}”的第 {number} 列没有名称。请在第一行为它命名，或在“data.columns”中列出所需的列。</translation>
  </message>
  <message>
   <source>Concatenate joins along axis {dim}, so all other axes must be equal: {shapes}.</source>
   <translation>Concatenate 沿轴 {dim} 拼接，因此其他各轴必须相等：{shapes}。</translation>
  </message>
  <message>
   <source>Connect</source>
   <translation>连接</translation>
  </message>
  <message>
   <source>Connect {source} to {target}: Return. Next: arrow keys. Leave: Escape.</source>
   <translation>将 {source} 连接到 {target}：回车键。下一个：方向键。退出：Esc。</translation>
  </message>
  <message>
   <source>Contents</source>
   <translation>目录</translation>
  </message>
  <message>
   <source>Continue</source>
   <translation>继续</translation>
  </message>
  <message>
   <source>Convolution</source>
   <translation>卷积</translation>
  </message>
  <message>
   <source>Copied.</source>
   <translation>已复制。</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>复制</translation>
  </message>
  <message>
   <source>Copy report</source>
   <translation>复制报告</translation>
  </message>
  <message>
   <source>Count the zeros of the padding in the mean.</source>
   <translation>求平均时把填充的零计算在内。</translation>
  </message>
  <message>
   <source>CrossEntropyLoss wants class labels, but the target {field} of {data} holds numbers. Set train.loss to MSELoss, or choose data with labels.</source>
   <translation>CrossEntropyLoss 需要类别标签，但 {data} 的目标 {field} 是数值。请将 train.loss 设为 MSELoss，或选择带标签的数据。</translation>
  </message>
  <message>
   <source>Curves</source>
   <translation>曲线</translation>
  </message>
  <message>
   <source>Custom</source>
   <translation>自定义</translation>
  </message>
  <message>
   <source>Cut</source>
   <translation>剪切</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>深色</translation>
  </message>
  <message>
   <source>Data</source>
   <translation>数据</translation>
  </message>
  <message>
   <source>Data source</source>
   <translation>数据来源</translation>
  </message>
  <message>
   <source>Default: {default}</source>
   <translation>默认值：{default}</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>删除</translation>
  </message>
  <message>
   <source>Delete a layer</source>
   <translation>删除一个层</translation>
  </message>
  <message>
   <source>Delete {count} layers</source>
   <translation>删除 {count} 个层</translation>
  </message>
  <message>
   <source>Dense</source>
   <translation>全连接</translation>
  </message>
  <message>
   <source>Differs from the running plan: train anew to use it.</source>
   <translation>与正在运行的计划不同：重新训练后才会生效。</translation>
  </message>
  <message>
   <source>Digits</source>
   <translation>手写数字</translation>
  </message>
  <message>
   <source>Digits, a small CNN</source>
   <translation>手写数字，小型卷积网络</translation>
  </message>
  <message>
   <source>Discard</source>
   <translation>放弃</translation>
  </message>
  <message>
   <source>Distance between neighbouring points of the neighbourhood.</source>
   <translation>邻域中相邻点之间的距离。</translation>
  </message>
  <message>
   <source>Distance between neighbouring points of the window. 2 leaves one out in between, so that the window sees further with as many weights.</source>
   <translation>窗口中相邻点之间的距离。为 2 时中间隔开一个点，用同样多的权重看得更远。</translation>
  </message>
  <message>
   <source>Distribute across</source>
   <translation>水平等距分布</translation>
  </message>
  <message>
   <source>Distribute down</source>
   <translation>垂直等距分布</translation>
  </message>
  <message>
   <source>Distribution over time</source>
   <translation>随时间的分布</translation>
  </message>
  <message>
   <source>Divide each vector's gradient by how often its index is in the batch.</source>
   <translation>将每个向量的梯度除以其索引在批中出现的次数。</translation>
  </message>
  <message>
   <source>Divide the sum by this instead of the size of the neighbourhood. None: the mean.</source>
   <translation>用它代替邻域大小来除总和。None：取平均值。</translation>
  </message>
  <message>
   <source>Documentation</source>
   <translation>文档</translation>
  </message>
  <message>
   <source>Drag a layer from the palette onto the canvas, or press Tab there to search.</source>
   <translation>将层从面板拖到画布上，或在画布上按 Tab 键搜索。</translation>
  </message>
  <message>
   <source>Drag a layer here, or press Tab to search</source>
   <translation>将层拖到这里，或按 Tab 键搜索</translation>
  </message>
  <message>
   <source>Drag from a port to connect it</source>
   <translation>从端口拖出即可连线</translation>
  </message>
  <message>
   <source>Draw each map on a scale of its own</source>
   <translation>每张特征图使用各自的刻度</translation>
  </message>
  <message>
   <source>Draw the mean of so many training steps</source>
   <translation>绘制若干训练步的平均值</translation>
  </message>
  <message>
   <source>Draw, train, watch and take home neural networks.</source>
   <translation>绘制、训练、观察神经网络，并带走成果。</translation>
  </message>
  <message>
   <source>Drop a wire on empty space to add what fits</source>
   <translation>把连线拖放到空白处，可添加与之匹配的层</translation>
  </message>
  <message>
   <source>Drop the wire on a port to move it, on empty space to remove it</source>
   <translation>将连线拖放到端口上可改接，拖放到空白处可移除</translation>
  </message>
  <message>
   <source>Duplicate</source>
   <translation>创建副本</translation>
  </message>
  <message>
   <source>Each position of the query gathers what it needs from the values, by fitting keys.</source>
   <translation>查询的每个位置通过匹配键，从值中汇集所需的信息。</translation>
  </message>
  <message>
   <source>Earlier runs</source>
   <translation>以往的运行</translation>
  </message>
  <message>
   <source>Edit</source>
   <translation>编辑</translation>
  </message>
  <message>
   <source>Edit note</source>
   <translation>编辑备注</translation>
  </message>
  <message>
   <source>Element {index} of "{name}" in "{file}"</source>
   <translation>“{file}”中“{name}”的第 {index} 个元素</translation>
  </message>
  <message>
   <source>English</source>
   <translation>English</translation>
  </message>
  <message>
   <source>Epochs</source>
   <translation>轮</translation>
  </message>
  <message>
   <source>Error</source>
   <translation>错误</translation>
  </message>
  <message>
   <source>Every output is a weighted sum of all inputs, plus a bias.</source>
   <translation>每个输出都是所有输入的加权和再加上偏置。</translation>
  </message>
  <message>
   <source>Every row of "{file}" has another value in the target column "{column}", so nothing can be learned about classes. Choose another column in "data.target", or set "data.task" to regression if it holds measured numbers.</source>
   <translation>“{file}”的每一行在目标列“{column}”中的值都不同，因此无法学习类别。请在“data.target”中选择另一列；如果其中是测量数值，请将“data.task”设为 regression。</translation>
  </message>
  <message>
   <source>Examples in one step.</source>
   <translation>一步中的样本数。</translation>
  </message>
  <message>
   <source>Export Python</source>
   <translation>导出 Python</translation>
  </message>
  <message>
   <source>Export Python…</source>
   <translation>导出 Python…</translation>
  </message>
  <message>
   <source>Export weights</source>
   <translation>导出权重</translation>
  </message>
  <message>
   <source>Export weights…</source>
   <translation>导出权重…</translation>
  </message>
  <message>
   <source>Exported the model to {path}.</source>
   <translation>已将模型导出到 {path}。</translation>
  </message>
  <message>
   <source>Exported the weights to {path}.</source>
   <translation>已将权重导出到 {path}。</translation>
  </message>
  <message>
   <source>Export…</source>
   <translation>导出…</translation>
  </message>
  <message>
   <source>Factor for negative values; 0 is ReLU, 1 changes nothing.</source>
   <translation>负值的系数；0 即为 ReLU，1 则不作任何改变。</translation>
  </message>
  <message>
   <source>Fashion-MNIST (sample)</source>
   <translation>Fashion-MNIST（样本）</translation>
  </message>
  <message>
   <source>Fashion-MNIST, a CNN</source>
   <translation>Fashion-MNIST，卷积网络</translation>
  </message>
  <message>
   <source>Fashion-MNIST, a ResNet</source>
   <translation>Fashion-MNIST，残差网络</translation>
  </message>
  <message>
   <source>Features of each step (the input's last axis). Read from the incoming shape unless you set it.</source>
   <translation>每个时间步的特征数（输入的最后一轴）。除非您自行设置，否则从传入的形状读取。</translation>
  </message>
  <message>
   <source>Features of the key. Read from the incoming shape unless you set it; None: as many as embed_dim.</source>
   <translation>键的特征数。除非您自行设置，否则从传入的形状读取；None：与 embed_dim 相同。</translation>
  </message>
  <message>
   <source>Features of the query (its last axis); must be divisible by num_heads. Read from the incoming shape unless you set it.</source>
   <translation>查询的特征数（最后一轴）；必须能被 num_heads 整除。除非您自行设置，否则从传入的形状读取。</translation>
  </message>
  <message>
   <source>Features of the value. Read from the incoming shape unless you set it; None: as many as embed_dim.</source>
   <translation>值的特征数。除非您自行设置，否则从传入的形状读取；None：与 embed_dim 相同。</translation>
  </message>
  <message>
   <source>File</source>
   <translation>文件</translation>
  </message>
  <message>
   <source>Filters</source>
   <translation>滤波器</translation>
  </message>
  <message>
   <source>First axis to join. 1 leaves the batch axis alone.</source>
   <translation>要合并的第一个轴。为 1 时不动批轴。</translation>
  </message>
  <message>
   <source>Fit all</source>
   <translation>显示全部</translation>
  </message>
  <message>
   <source>Fit selection</source>
   <translation>显示选中部分</translation>
  </message>
  <message>
   <source>Fixes which examples are for validation, and the points of a toy set.</source>
   <translation>决定哪些样本用于验证，以及示例点集中的各点。</translation>
  </message>
  <message>
   <source>Float</source>
   <translation>浮动</translation>
  </message>
  <message>
   <source>Folder of images</source>
   <translation>图像文件夹</translation>
  </message>
  <message>
   <source>Follow the incoming shape again</source>
   <translation>重新跟随传入的形状</translation>
  </message>
  <message>
   <source>Follows the incoming shape. Pin it to set it yourself.</source>
   <translation>跟随传入的形状。固定后可自行设置。</translation>
  </message>
  <message>
   <source>Give the mean of the heads' attention weights. Off: those of every head, with the heads as axis 1. Has no effect without need_weights.</source>
   <translation>给出各注意力头权重的平均值。关闭时：给出每个头的权重，头为第 1 轴。没有 need_weights 时不起作用。</translation>
  </message>
  <message>
   <source>Gives every feature mean 0 and variance 1 over the batch, then rescales it.</source>
   <translation>使每个特征在批上的均值为 0、方差为 1，然后重新缩放。</translation>
  </message>
  <message>
   <source>Gives every image channel mean 0 and variance 1 over the batch, then rescales it.</source>
   <translation>使每个图像通道在批上的均值为 0、方差为 1，然后重新缩放。</translation>
  </message>
  <message>
   <source>Gives groups of channels mean 0 and variance 1 in every example by itself.</source>
   <translation>在每个样本内部使各通道组的均值为 0、方差为 1。</translation>
  </message>
  <message>
   <source>Gives the last axes of every example mean 0 and variance 1, whatever the batch.</source>
   <translation>使每个样本的末尾若干轴均值为 0、方差为 1，与批无关。</translation>
  </message>
  <message>
   <source>Go on</source>
   <translation>继续训练</translation>
  </message>
  <message>
   <source>Go on with the last run</source>
   <translation>继续上一次运行</translation>
  </message>
  <message>
   <source>Gradients</source>
   <translation>梯度</translation>
  </message>
  <message>
   <source>Guide</source>
   <translation>指南</translation>
  </message>
  <message>
   <source>Handwritten digits of 8 × 8 pixels; 97 % within a minute.</source>
   <translation>8 × 8 像素的手写数字；一分钟内达到 97%。</translation>
  </message>
  <message>
   <source>Height and width of the output, or one number for both; None in place of one of the two keeps the input's. 1 gives one mean for each channel (global average pooling). PyTorch has no default; we start at 1.</source>
   <translation>输出的高和宽，或用一个数同时表示两者；以 None 代替其一则保持输入的大小。为 1 时每个通道给出一个平均值（全局平均池化）。PyTorch 没有默认值；这里从 1 开始。</translation>
  </message>
  <message>
   <source>Help</source>
   <translation>帮助</translation>
  </message>
  <message>
   <source>How a picture that is not square becomes so. crop: its middle. stretch: all of it, distorted.</source>
   <translation>非正方形的图片如何变为正方形。crop：取中间部分。stretch：取全部，会变形。</translation>
  </message>
  <message>
   <source>How far apart the neighbourhoods are. None: as far as they are large, so that they touch.</source>
   <translation>相邻邻域之间的间隔。None：等于邻域大小，即彼此相接。</translation>
  </message>
  <message>
   <source>How far apart the patches of neighbouring pixels are painted. 2 doubles the size of the output.</source>
   <translation>相邻像素的图块绘制位置之间的间隔。为 2 时输出大小加倍。</translation>
  </message>
  <message>
   <source>How far below zero the output can go.</source>
   <translation>输出能低于零多少。</translation>
  </message>
  <message>
   <source>How far points stray from their shape: a standard deviation, where the shape has a radius of 1.</source>
   <translation>各点偏离其形状的程度：以标准差表示，形状的半径为 1。</translation>
  </message>
  <message>
   <source>How far the window moves at each step. 2 halves the size of the output.</source>
   <translation>窗口每一步移动的距离。为 2 时输出大小减半。</translation>
  </message>
  <message>
   <source>How it is computed: exactly (none), or by the faster tanh formula.</source>
   <translation>计算方式：精确计算（none），或使用更快的 tanh 公式。</translation>
  </message>
  <message>
   <source>How many different indices there are, such as the size of the vocabulary. PyTorch has no default; we start at 1000.</source>
   <translation>共有多少个不同的索引，例如词表的大小。PyTorch 没有默认值；这里从 1000 开始。</translation>
  </message>
  <message>
   <source>How many filters the layer learns; each makes one channel of the output. PyTorch has no default; we start at 16.</source>
   <translation>该层学习多少个滤波器；每个产生输出的一个通道。PyTorch 没有默认值；这里从 16 开始。</translation>
  </message>
  <message>
   <source>How many numbers each example becomes. For the last layer of a classifier: the number of classes. PyTorch has no default; we start at 10.</source>
   <translation>每个样本变为多少个数。对于分类器的最后一层：类别数。PyTorch 没有默认值；这里从 10 开始。</translation>
  </message>
  <message>
   <source>How many points in all.</source>
   <translation>总共有多少个点。</translation>
  </message>
  <message>
   <source>How many such layers are stacked, each reading the one below.</source>
   <translation>堆叠多少个这样的层，每一层读取下面一层的输出。</translation>
  </message>
  <message>
   <source>How many ways of looking are learned side by side; each sees embed_dim / num_heads features. PyTorch has no default; we start at 1.</source>
   <translation>并行学习多少种关注方式；每种看到 embed_dim / num_heads 个特征。PyTorch 没有默认值；这里从 1 开始。</translation>
  </message>
  <message>
   <source>How many zeros are added around the image on each side. At most half of kernel_size.</source>
   <translation>图像每一侧添加多少个零。不超过 kernel_size 的一半。</translation>
  </message>
  <message>
   <source>How much each query position looked at each key, N × query length × key length, averaged over the heads. Only with need_weights.</source>
   <translation>查询的每个位置对各个键的关注程度，N × 查询长度 × 键长度，对各头取平均。仅在 need_weights 打开时有。</translation>
  </message>
  <message>
   <source>How much is added around the image on each side; it is never the largest. At most half of kernel_size.</source>
   <translation>图像每一侧添加多少；添加的部分永远不会是最大值。不超过 kernel_size 的一半。</translation>
  </message>
  <message>
   <source>How much is added around the input on each side. 'same' keeps the size (with stride 1 only), 'valid' adds nothing. For a window of 3, a padding of 1 keeps the size.</source>
   <translation>输入每一侧添加多少。'same' 保持大小不变（仅限 stride 为 1），'valid' 不添加。窗口为 3 时，填充 1 可保持大小不变。</translation>
  </message>
  <message>
   <source>How much is added to one side of the output, to choose among the sizes that a stride above 1 allows. Must be smaller than stride or dilation.</source>
   <translation>在输出的一侧添加多少，用于从 stride 大于 1 时允许的几种大小中作出选择。必须小于 stride 或 dilation。</translation>
  </message>
  <message>
   <source>How much is cut off the output on each side.</source>
   <translation>输出的每一侧裁去多少。</translation>
  </message>
  <message>
   <source>How much of the last step goes into the next one. For SGD only.</source>
   <translation>上一步有多少延续到下一步。仅用于 SGD。</translation>
  </message>
  <message>
   <source>How often all examples are gone through.</source>
   <translation>全部样本遍历多少遍。</translation>
  </message>
  <message>
   <source>How the parameters follow their gradients.</source>
   <translation>参数如何跟随其梯度。</translation>
  </message>
  <message>
   <source>Images with channels: whether the channels are the second axis or the last. auto: whichever has 1, 3 or 4 of them.</source>
   <translation>带通道的图像：通道是第二个轴还是最后一个轴。auto：大小为 1、3 或 4 的那个轴。</translation>
  </message>
  <message>
   <source>In "{file}", "{inputs}" has {count} examples but "{target}" has {found}; there must be one target for each. Save them again with equal lengths.</source>
   <translation>在“{file}”中，“{inputs}”有 {count} 个样本，而“{target}”有 {found} 个；每个样本必须有一个目标。请以相同的长度重新保存。</translation>
  </message>
  <message>
   <source>In "{file}", an example of "{name}" is {found}, but one of "{first}" is {expected}; they must be alike.</source>
   <translation>在“{file}”中，“{name}”的样本为 {found}，而“{first}”的样本为 {expected}；两者必须一致。</translation>
  </message>
  <message>
   <source>Index that stands for padding: its vector starts at zero and is never trained. A negative number counts from the end of the table. None: no padding.</source>
   <translation>表示填充的索引：其向量初始为零，且不参与训练。负数从表的末尾数起。None：无填充。</translation>
  </message>
  <message>
   <source>Indices from 0 to num_embeddings - 1, of type int64, in any shape.</source>
   <translation>0 到 num_embeddings - 1 的索引，类型为 int64，形状任意。</translation>
  </message>
  <message>
   <source>Input and output</source>
   <translation>输入与输出</translation>
  </message>
  <message>
   <source>Insert Flatten</source>
   <translation>插入 Flatten</translation>
  </message>
  <message>
   <source>Insert Reshape to {shape}</source>
   <translation>插入 Reshape，变为 {shape}</translation>
  </message>
  <message>
   <source>Insert a 1 × 1 Conv2d that gives {channels} channels</source>
   <translation>插入给出 {channels} 个通道的 1 × 1 Conv2d</translation>
  </message>
  <message>
   <source>Insert {name}</source>
   <translation>插入 {name}</translation>
  </message>
  <message>
   <source>Inspector</source>
   <translation>属性</translation>
  </message>
  <message>
   <source>Into how many groups the channels are split; must divide their number. PyTorch has no default; we start at 1, all channels together.</source>
   <translation>通道分成多少组；必须能整除通道数。PyTorch 没有默认值；这里从 1 开始，即所有通道为一组。</translation>
  </message>
  <message>
   <source>It is not plain which axis of "{name}" in "{file}" ({shape}) is the channels. Set "data.layout" to channels_first or channels_last.</source>
   <translation>无法判断“{file}”中“{name}”（{shape}）的哪个轴是通道。请将“data.layout”设为 channels_first 或 channels_last。</translation>
  </message>
  <message>
   <source>Joins axes into one: an image becomes a vector that Linear can take.</source>
   <translation>将多个轴合并为一个：图像变为 Linear 可以接受的向量。</translation>
  </message>
  <message>
   <source>Keeps positive values and bends negative ones smoothly towards -alpha.</source>
   <translation>保留正值，使负值平滑地弯向 -alpha。</translation>
  </message>
  <message>
   <source>Keeps positive values and sets negative ones to zero.</source>
   <translation>保留正值，将负值置零。</translation>
  </message>
  <message>
   <source>Keeps positive values and shrinks negative ones, so that no unit dies.</source>
   <translation>保留正值，缩小负值，使任何单元都不会失活。</translation>
  </message>
  <message>
   <source>Keeps the largest value of every small neighbourhood.</source>
   <translation>保留每个小邻域中的最大值。</translation>
  </message>
  <message>
   <source>Keyboard shortcuts</source>
   <translation>键盘快捷键</translation>
  </message>
  <message>
   <source>Known as soon as something is wired in. Pin it to set it yourself.</source>
   <translation>接入连线后即可得知。固定后可自行设置。</translation>
  </message>
  <message>
   <source>Label {index} in "{file}" is {found}; with {count} class names it must be from 0 to {last}. Set "data.names" to numbers if these are other classes.</source>
   <translation>“{file}”中第 {index} 个标签为 {found}；有 {count} 个类别名称时，它必须在 0 到 {last} 之间。如果是其他类别，请将“data.names”设为 numbers。</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>语言</translation>
  </message>
  <message>
   <source>Last axis to join; -1 is the last there is.</source>
   <translation>要合并的最后一个轴；-1 表示末尾的轴。</translation>
  </message>
  <message>
   <source>Layers</source>
   <translation>层</translation>
  </message>
  <message>
   <source>Layers that fit</source>
   <translation>匹配的层</translation>
  </message>
  <message>
   <source>Learn a scale and a shift for every channel after normalising.</source>
   <translation>归一化之后为每个通道学习缩放和平移。</translation>
  </message>
  <message>
   <source>Learn a scale and a shift for every normalised element.</source>
   <translation>为每个被归一化的元素学习缩放和平移。</translation>
  </message>
  <message>
   <source>Learn the shift too. Without affine it has no effect. Older versions of PyTorch do not know this setting; leave it on for them.</source>
   <translation>同时学习平移。没有 affine 时不起作用。旧版本的 PyTorch 没有此设置；对它们请保持打开。</translation>
  </message>
  <message>
   <source>Learn the shift too. Without elementwise_affine it has no effect.</source>
   <translation>同时学习平移。没有 elementwise_affine 时不起作用。</translation>
  </message>
  <message>
   <source>Learning rate: the size of a step.</source>
   <translation>学习率：一步的大小。</translation>
  </message>
  <message>
   <source>Length of the vector of each index. PyTorch has no default; we start at 64.</source>
   <translation>每个索引的向量长度。PyTorch 没有默认值；这里从 64 开始。</translation>
  </message>
  <message>
   <source>Length × N × features, or N × length × features with batch_first.</source>
   <translation>长度 × N × 特征，或在 batch_first 时为 N × 长度 × 特征。</translation>
  </message>
  <message>
   <source>Let {param} follow the input ({value})</source>
   <translation>让 {param} 跟随输入（{value}）</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>浅色</translation>
  </message>
  <message>
   <source>Line {line} of "{file}" cannot be read as CSV: {reason}. Check its quotation marks.</source>
   <translation>“{file}”的第 {line} 行无法按 CSV 读取：{reason}。请检查其中的引号。</translation>
  </message>
  <message>
   <source>Line {line} of "{file}" has nothing in the target column "{column}". Fill the cell or remove the row.</source>
   <translation>“{file}”的第 {line} 行在目标列“{column}”中为空。请填写该单元格或删除该行。</translation>
  </message>
  <message>
   <source>Line {line} of "{file}" has {found} columns; the first line has {expected}. Correct the line.</source>
   <translation>“{file}”的第 {line} 行有 {found} 列；第一行有 {expected} 列。请改正该行。</translation>
  </message>
  <message>
   <source>Line {line}, column "{column}" of "{file}" is "{cell}", but most of this column is numbers. Correct the cell, or set "data.task" to classification if these are names of classes.</source>
   <translation>“{file}”第 {line} 行“{column}”列为“{cell}”，但该列大多是数值。请改正该单元格；如果这些是类别名称，请将“data.task”设为 classification。</translation>
  </message>
  <message>
   <source>Line {line}, column "{column}" of "{file}": a number was expected; found {found}.{hint} Correct the cell, remove the row, or leave the column out of "data.columns".</source>
   <translation>“{file}”第 {line} 行“{column}”列：需要数值，实际为 {found}。{hint}请改正该单元格、删除该行，或不要在“data.columns”中包含该列。</translation>
  </message>
  <message>
   <source>Line {number} of a run's history.jsonl is damaged: {reason}. Remove the line.</source>
   <translation>运行的 history.jsonl 第 {number} 行已损坏：{reason}。请删除该行。</translation>
  </message>
  <message>
   <source>Linear works on the last axis alone and wants a flat vector; it gets {shape}.</source>
   <translation>Linear 只作用于最后一轴，需要展平的向量；它得到的是 {shape}。</translation>
  </message>
  <message>
   <source>Live pictures in nodes</source>
   <translation>节点内的实时画面</translation>
  </message>
  <message>
   <source>Looks up a learned vector for every whole number, such as a word's index.</source>
   <translation>为每个整数（例如单词的索引）查找一个可学习的向量。</translation>
  </message>
  <message>
   <source>Loss</source>
   <translation>损失</translation>
  </message>
  <message>
   <source>MNIST or Fashion-MNIST (IDX files)</source>
   <translation>MNIST 或 Fashion-MNIST（IDX 文件）</translation>
  </message>
  <message>
   <source>MSELoss wants numbers, but the target {field} of {data} holds class labels: the distance from class 1 to class 3 means nothing. Set train.loss to CrossEntropyLoss and let the model give {classes} outputs, one for each class.</source>
   <translation>MSELoss 需要数值，但 {data} 的目标 {field} 是类别标签：类别 1 与类别 3 之间的距离没有意义。请将 train.loss 设为 CrossEntropyLoss，并让模型给出 {classes} 个输出，每个类别一个。</translation>
  </message>
  <message>
   <source>Make the gradient a sparse tensor, which saves memory with large tables. Of the optimisers here only SGD without weight decay takes it.</source>
   <translation>使梯度成为稀疏张量，表很大时可节省内存。这里的优化器中只有不带权重衰减的 SGD 接受它。</translation>
  </message>
  <message>
   <source>Matrix product of the last two axes, for every example of the batch.</source>
   <translation>对批中每个样本，求末尾两轴的矩阵乘积。</translation>
  </message>
  <message>
   <source>Mean of {steps}</source>
   <translation>{steps} 步平均</translation>
  </message>
  <message>
   <source>Measured on the training split, for each input column. unit: from 0 to 1. standard: mean 0 and deviation 1. none: as in the file. The target stays as it is.</source>
   <translation>在训练集上对每个输入列测量。unit：缩放到 0 到 1。standard：均值为 0、标准差为 1。none：与文件中相同。目标保持不变。</translation>
  </message>
  <message>
   <source>Memory</source>
   <translation>内存</translation>
  </message>
  <message>
   <source>Memory to start from, (num_layers, twice that if bidirectional) × N × hidden_size. Wire it together with h_0; zeros if both are open.</source>
   <translation>初始记忆，(num_layers，双向时乘以 2) × N × hidden_size。请与 h_0 一起连接；两者都不连则为零。</translation>
  </message>
  <message>
   <source>Merge</source>
   <translation>合并</translation>
  </message>
  <message>
   <source>Model</source>
   <translation>模型</translation>
  </message>
  <message>
   <source>Model graph</source>
   <translation>模型图</translation>
  </message>
  <message>
   <source>Move a layer</source>
   <translation>移动一个层</translation>
  </message>
  <message>
   <source>Move a wire</source>
   <translation>移动一条连线</translation>
  </message>
  <message>
   <source>Move {count} layers</source>
   <translation>移动 {count} 个层</translation>
  </message>
  <message>
   <source>Multiplies values of equal or compatible shapes, number by number, as a gate does.</source>
   <translation>将形状相同或可广播的值逐个相乘，如门控。</translation>
  </message>
  <message>
   <source>Multiply-adds</source>
   <translation>乘加次数</translation>
  </message>
  <message>
   <source>N × channels × any further axes.</source>
   <translation>N × 通道 × 任意其他轴。</translation>
  </message>
  <message>
   <source>N × channels × height × width</source>
   <translation>N × 通道 × 高 × 宽</translation>
  </message>
  <message>
   <source>N × channels × height × width.</source>
   <translation>N × 通道 × 高 × 宽。</translation>
  </message>
  <message>
   <source>N × channels × length</source>
   <translation>N × 通道 × 长度</translation>
  </message>
  <message>
   <source>N × channels × length.</source>
   <translation>N × 通道 × 长度。</translation>
  </message>
  <message>
   <source>N × channels × smaller height × smaller width.</source>
   <translation>N × 通道 × 更小的高 × 更小的宽。</translation>
  </message>
  <message>
   <source>N × channels × the output size.</source>
   <translation>N × 通道 × 输出大小。</translation>
  </message>
  <message>
   <source>N × features, or N × channels × length.</source>
   <translation>N × 特征，或 N × 通道 × 长度。</translation>
  </message>
  <message>
   <source>N × key length; True (type bool) where a key is padding and must be ignored.</source>
   <translation>N × 键长度；为 True（bool 类型）处的键是填充，必须忽略。</translation>
  </message>
  <message>
   <source>N × out_channels × new height × new width.</source>
   <translation>N × out_channels × 新的高 × 新的宽。</translation>
  </message>
  <message>
   <source>N × out_channels × new length.</source>
   <translation>N × out_channels × 新的长度。</translation>
  </message>
  <message>
   <source>Name of the node</source>
   <translation>节点名称</translation>
  </message>
  <message>
   <source>Name of the project</source>
   <translation>项目名称</translation>
  </message>
  <message>
   <source>Names of the classes. auto: those of Fashion-MNIST if the folder's path contains “fashion”, else the digits. numbers: as many as the labels need.</source>
   <translation>类别名称。auto：若文件夹路径含有“fashion”，用 Fashion-MNIST 的类别，否则用数字。numbers：标签需要多少就有多少。</translation>
  </message>
  <message>
   <source>New</source>
   <translation>新建</translation>
  </message>
  <message>
   <source>Next sample</source>
   <translation>下一个样本</translation>
  </message>
  <message>
   <source>No data chosen yet: set "data.{name}" to the path of {what}.</source>
   <translation>尚未选择数据：请将“data.{name}”设为{what}的路径。</translation>
  </message>
  <message>
   <source>No file yet</source>
   <translation>尚无文件</translation>
  </message>
  <message>
   <source>No fix is known for these problems.</source>
   <translation>这些问题没有已知的修复方法。</translation>
  </message>
  <message>
   <source>No one-click fix is known</source>
   <translation>没有已知的一键修复</translation>
  </message>
  <message>
   <source>No problems: the model can be trained.</source>
   <translation>没有问题：模型可以训练。</translation>
  </message>
  <message>
   <source>No run is paused.</source>
   <translation>没有已暂停的运行。</translation>
  </message>
  <message>
   <source>No run is under way.</source>
   <translation>没有正在进行的运行。</translation>
  </message>
  <message>
   <source>Nodes</source>
   <translation>节点</translation>
  </message>
  <message>
   <source>Normalisation</source>
   <translation>归一化</translation>
  </message>
  <message>
   <source>Not accepted.</source>
   <translation>未被接受。</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>备注</translation>
  </message>
  <message>
   <source>Note: becomes a comment in the Python</source>
   <translation>备注：将成为 Python 中的注释</translation>
  </message>
  <message>
   <source>Nothing is selected.</source>
   <translation>未选中任何内容。</translation>
  </message>
  <message>
   <source>Nothing is wired to its input.</source>
   <translation>它的输入没有连线。</translation>
  </message>
  <message>
   <source>Nothing leads from {name} to an output.</source>
   <translation>{name} 没有通向任何输出。</translation>
  </message>
  <message>
   <source>Nothing was trained yet.</source>
   <translation>尚未训练过。</translation>
  </message>
  <message>
   <source>One step</source>
   <translation>单步</translation>
  </message>
  <message>
   <source>One step cannot change the two graphs {first} and {second}. Change one of them first, then the other.</source>
   <translation>一步不能同时更改两个图 {first} 和 {second}。请先更改其一，再更改另一个。</translation>
  </message>
  <message>
   <source>Open a project</source>
   <translation>打开项目</translation>
  </message>
  <message>
   <source>Open example</source>
   <translation>打开示例</translation>
  </message>
  <message>
   <source>Open its folder</source>
   <translation>打开所在文件夹</translation>
  </message>
  <message>
   <source>Open recent</source>
   <translation>打开最近的文件</translation>
  </message>
  <message>
   <source>Open recent file {number}</source>
   <translation>打开最近的文件 {number}</translation>
  </message>
  <message>
   <source>Open…</source>
   <translation>打开…</translation>
  </message>
  <message>
   <source>Output</source>
   <translation>输出</translation>
  </message>
  <message>
   <source>Output {port}</source>
   <translation>输出 {port}</translation>
  </message>
  <message>
   <source>Overview of the graph</source>
   <translation>图的概览</translation>
  </message>
  <message>
   <source>Overview: press to go there</source>
   <translation>概览：按下即可前往</translation>
  </message>
  <message>
   <source>Overwrite the input to save memory. Leave off where another node also reads it.</source>
   <translation>覆盖输入以节省内存。若另有节点读取该输入，请保持关闭。</translation>
  </message>
  <message>
   <source>Own scales</source>
   <translation>各自的刻度</translation>
  </message>
  <message>
   <source>Paints learned patches onto a larger image: a convolution run backwards.</source>
   <translation>把学到的图块绘制到更大的图像上：反向进行的卷积。</translation>
  </message>
  <message>
   <source>Panels</source>
   <translation>面板</translation>
  </message>
  <message>
   <source>Parameter</source>
   <translation>参数</translation>
  </message>
  <message>
   <source>Parameters</source>
   <translation>参数量</translation>
  </message>
  <message>
   <source>Paste</source>
   <translation>粘贴</translation>
  </message>
  <message>
   <source>Paste a layer</source>
   <translation>粘贴一个层</translation>
  </message>
  <message>
   <source>Paste with incoming wires</source>
   <translation>连同传入连线粘贴</translation>
  </message>
  <message>
   <source>Paste {count} layers</source>
   <translation>粘贴 {count} 个层</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>暂停</translation>
  </message>
  <message>
   <source>Pictures (*.png *.svg)</source>
   <translation>图片 (*.png *.svg)</translation>
  </message>
  <message>
   <source>Pictures from {folder}.</source>
   <translation>来自 {folder} 的图片。</translation>
  </message>
  <message>
   <source>Pictures from {folder}. Validation is on its folder {name}.</source>
   <translation>来自 {folder} 的图片。验证使用其中的文件夹 {name}。</translation>
  </message>
  <message>
   <source>Pin {param}: set it yourself</source>
   <translation>固定 {param}：自行设置</translation>
  </message>
  <message>
   <source>Plexus</source>
   <translation>Plexus</translation>
  </message>
  <message>
   <source>Plexus Studio made a mistake</source>
   <translation>Plexus Studio 出错了</translation>
  </message>
  <message>
   <source>Plexus Studio {version}</source>
   <translation>Plexus Studio {version}</translation>
  </message>
  <message>
   <source>Plexus projects (*.plexus)</source>
   <translation>Plexus 项目 (*.plexus)</translation>
  </message>
  <message>
   <source>Points drawn by the program; the seed fixes them.</source>
   <translation>由程序生成的点；由种子决定。</translation>
  </message>
  <message>
   <source>Points in the plane</source>
   <translation>平面上的点</translation>
  </message>
  <message>
   <source>Pooling</source>
   <translation>池化</translation>
  </message>
  <message>
   <source>Press Train to watch it learn</source>
   <translation>按“训练”即可观看学习过程</translation>
  </message>
  <message>
   <source>Press Train: each run is kept here.</source>
   <translation>按“训练”：每次运行都会保存在这里。</translation>
  </message>
  <message>
   <source>Previous sample</source>
   <translation>上一个样本</translation>
  </message>
  <message>
   <source>Probability that a value between two stacked layers is set to zero while training. Has no effect with a single layer.</source>
   <translation>训练时将堆叠层之间的值置零的概率。只有一层时不起作用。</translation>
  </message>
  <message>
   <source>Probability that a value is set to zero while training; the others are scaled up to make good for it. After training nothing is dropped.</source>
   <translation>训练时将某个值置零的概率；其余的值相应放大以作补偿。训练之后不再丢弃。</translation>
  </message>
  <message>
   <source>Probability that a whole channel is set to zero while training; the others are scaled up to make good for it. After training nothing is dropped.</source>
   <translation>训练时将整个通道置零的概率；其余通道相应放大以作补偿。训练之后不再丢弃。</translation>
  </message>
  <message>
   <source>Probability that an attention weight is set to zero while training.</source>
   <translation>训练时将注意力权重置零的概率。</translation>
  </message>
  <message>
   <source>Problems</source>
   <translation>问题</translation>
  </message>
  <message>
   <source>Problems {count}</source>
   <translation>问题 {count}</translation>
  </message>
  <message>
   <source>Processor threads. 0: one less than there are cores, so that the window stays fluid.</source>
   <translation>处理器线程数。0：比核心数少一个，使窗口保持流畅。</translation>
  </message>
  <message>
   <source>Progress of training</source>
   <translation>训练进度</translation>
  </message>
  <message>
   <source>Pull of all parameters towards zero.</source>
   <translation>将所有参数拉向零的力度。</translation>
  </message>
  <message>
   <source>Put all panels back</source>
   <translation>恢复所有面板的位置</translation>
  </message>
  <message>
   <source>Puts the axes in another order.</source>
   <translation>按另一种顺序排列各轴。</translation>
  </message>
  <message>
   <source>Puts values side by side along one axis.</source>
   <translation>沿一个轴将值并排放置。</translation>
  </message>
  <message>
   <source>Python (*.py)</source>
   <translation>Python (*.py)</translation>
  </message>
  <message>
   <source>Python of the model</source>
   <translation>模型的 Python 代码</translation>
  </message>
  <message>
   <source>Python reads the name "{name}" as "{plain}". Use that.</source>
   <translation>Python 会将名称“{name}”读作“{plain}”。请使用后者。</translation>
  </message>
  <message>
   <source>Query length × key length, or (N · num_heads) × query length × key length; True (type bool) where looking is forbidden, or numbers that are added to the scores.</source>
   <translation>查询长度 × 键长度，或 (N · num_heads) × 查询长度 × 键长度；为 True（bool 类型）处禁止关注，或为加到得分上的数值。</translation>
  </message>
  <message>
   <source>Quit</source>
   <translation>退出</translation>
  </message>
  <message>
   <source>Raw</source>
   <translation>原始值</translation>
  </message>
  <message>
   <source>Read from {folder}. It has no t10k files: validation is on a share of the training images.</source>
   <translation>读取自 {folder}。其中没有 t10k 文件：验证使用一部分训练图像。</translation>
  </message>
  <message>
   <source>Read from {folder}. Validation is on its t10k files.</source>
   <translation>读取自 {folder}。验证使用其中的 t10k 文件。</translation>
  </message>
  <message>
   <source>Read the sequence backwards too; the output's features are twice as many.</source>
   <translation>同时反向读取序列；输出的特征数加倍。</translation>
  </message>
  <message>
   <source>Reading the model…</source>
   <translation>正在读取模型…</translation>
  </message>
  <message>
   <source>Reading…</source>
   <translation>正在读取…</translation>
  </message>
  <message>
   <source>Reads a sequence with a long short-term memory that learns what to keep.</source>
   <translation>用长短期记忆读取序列，学习该保留什么。</translation>
  </message>
  <message>
   <source>Reads a sequence with gated units: like LSTM, with fewer weights and one state.</source>
   <translation>用门控单元读取序列：类似 LSTM，但权重更少，只有一个状态。</translation>
  </message>
  <message>
   <source>Recover</source>
   <translation>恢复</translation>
  </message>
  <message>
   <source>Recurrent</source>
   <translation>循环</translation>
  </message>
  <message>
   <source>Redo</source>
   <translation>重做</translation>
  </message>
  <message>
   <source>Redo {what}</source>
   <translation>重做：{what}</translation>
  </message>
  <message>
   <source>Release to insert here.</source>
   <translation>松开即可插入此处。</translation>
  </message>
  <message>
   <source>Release to remove the wire.</source>
   <translation>松开即可移除连线。</translation>
  </message>
  <message>
   <source>Remember a running mean and variance for use after training. Off: the batch's own are used always.</source>
   <translation>记录滑动均值和方差，供训练后使用。关闭时：始终使用批自身的统计量。</translation>
  </message>
  <message>
   <source>Remove a wire</source>
   <translation>移除一条连线</translation>
  </message>
  <message>
   <source>Remove {count} wires</source>
   <translation>移除 {count} 条连线</translation>
  </message>
  <message>
   <source>Rename</source>
   <translation>重命名</translation>
  </message>
  <message>
   <source>Rename the project to {name}</source>
   <translation>将项目重命名为 {name}</translation>
  </message>
  <message>
   <source>Rename to {name}</source>
   <translation>重命名为 {name}</translation>
  </message>
  <message>
   <source>Reset</source>
   <translation>重置</translation>
  </message>
  <message>
   <source>Reset to {default}</source>
   <translation>重置为 {default}</translation>
  </message>
  <message>
   <source>Reset {param}</source>
   <translation>重置 {param}</translation>
  </message>
  <message>
   <source>Reset {param} of {count} nodes</source>
   <translation>重置 {count} 个节点的 {param}</translation>
  </message>
  <message>
   <source>Residual blocks: paths that fork and merge again.</source>
   <translation>残差块：路径分叉后再合并。</translation>
  </message>
  <message>
   <source>Round the output's size up instead of down, so that an incomplete neighbourhood at the edge counts too.</source>
   <translation>输出大小向上取整而不是向下取整，使边缘不完整的邻域也计算在内。</translation>
  </message>
  <message>
   <source>Rows of numbers from a CSV file: one column is the target, the others are the inputs.</source>
   <translation>CSV 文件中的数值行：一列为目标，其余为输入。</translation>
  </message>
  <message>
   <source>Run</source>
   <translation>运行</translation>
  </message>
  <message>
   <source>Runs</source>
   <translation>运行记录</translation>
  </message>
  <message>
   <source>Saliency</source>
   <translation>显著图</translation>
  </message>
  <message>
   <source>Sample</source>
   <translation>样本</translation>
  </message>
  <message>
   <source>Sample of the validation split</source>
   <translation>验证集的样本</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>保存</translation>
  </message>
  <message>
   <source>Save a picture of the canvas</source>
   <translation>保存画布图片</translation>
  </message>
  <message>
   <source>Save as…</source>
   <translation>另存为…</translation>
  </message>
  <message>
   <source>Save picture of the canvas…</source>
   <translation>保存画布图片…</translation>
  </message>
  <message>
   <source>Save the project</source>
   <translation>保存项目</translation>
  </message>
  <message>
   <source>Save them before going on?</source>
   <translation>继续之前是否保存？</translation>
  </message>
  <message>
   <source>Search layers</source>
   <translation>搜索层</translation>
  </message>
  <message>
   <source>Select a layer to see what it makes of a sample</source>
   <translation>选中一个层，查看它对样本的处理结果</translation>
  </message>
  <message>
   <source>Select a layer with weights to see them</source>
   <translation>选中一个带权重的层以查看权重</translation>
  </message>
  <message>
   <source>Select a node to see and change its parameters.</source>
   <translation>选中一个节点以查看和更改其参数。</translation>
  </message>
  <message>
   <source>Select all</source>
   <translation>全选</translation>
  </message>
  <message>
   <source>Select at least {count} nodes.</source>
   <translation>请至少选中 {count} 个节点。</translation>
  </message>
  <message>
   <source>Select one node to rename it.</source>
   <translation>请选中一个节点以重命名。</translation>
  </message>
  <message>
   <source>Set {param}</source>
   <translation>设置 {param}</translation>
  </message>
  <message>
   <source>Set {param} of {count} nodes</source>
   <translation>设置 {count} 个节点的 {param}</translation>
  </message>
  <message>
   <source>Set {param} of {name} to {value}</source>
   <translation>将 {name} 的 {param} 设为 {value}</translation>
  </message>
  <message>
   <source>Sets random values to zero while training, so that the model relies on none alone.</source>
   <translation>训练时将随机的值置零，使模型不依赖任何单个值。</translation>
  </message>
  <message>
   <source>Sets random whole channels to zero while training.</source>
   <translation>训练时将随机的整个通道置零。</translation>
  </message>
  <message>
   <source>Shape</source>
   <translation>形状</translation>
  </message>
  <message>
   <source>Shape of the value. N is the batch axis.</source>
   <translation>值的形状。N 为批轴。</translation>
  </message>
  <message>
   <source>Share of each new batch in the running mean and variance. None: a plain average over all batches so far.</source>
   <translation>每个新的批在滑动均值和方差中所占的份额。None：迄今所有批的简单平均。</translation>
  </message>
  <message>
   <source>Show curves</source>
   <translation>显示曲线</translation>
  </message>
  <message>
   <source>Size of the input's last axis. Read from the incoming shape unless you set it.</source>
   <translation>输入最后一轴的大小。除非您自行设置，否则从传入的形状读取。</translation>
  </message>
  <message>
   <source>Size of the neighbourhood: one number for both directions, or height and width. PyTorch has no default; we start at 2, which halves the image.</source>
   <translation>邻域的大小：用一个数表示两个方向，或分别给出高和宽。PyTorch 没有默认值；这里从 2 开始，使图像大小减半。</translation>
  </message>
  <message>
   <source>Size of the sliding window: one number for every direction, or one for each. PyTorch has no default; we start at 3.</source>
   <translation>滑动窗口的大小：用一个数表示所有方向，或每个方向一个。PyTorch 没有默认值；这里从 3 开始。</translation>
  </message>
  <message>
   <source>Size of the state that is carried from step to step. PyTorch has no default; we start at 64.</source>
   <translation>逐步传递的状态的大小。PyTorch 没有默认值；这里从 64 开始。</translation>
  </message>
  <message>
   <source>Sizes of the last axes, over which is normalised. The last axis alone, read from the incoming shape, unless you set it.</source>
   <translation>参与归一化的末尾若干轴的大小。除非您自行设置，否则只取最后一轴，从传入的形状读取。</translation>
  </message>
  <message>
   <source>Slides learned filters along a signal, a series or a text.</source>
   <translation>沿信号、序列或文本滑动学到的滤波器。</translation>
  </message>
  <message>
   <source>Slides learned filters over an image and marks where each of them fits.</source>
   <translation>在图像上滑动学到的滤波器，标出各自匹配的位置。</translation>
  </message>
  <message>
   <source>Small number added to the variance, so that nothing is divided by zero.</source>
   <translation>加到方差上的小数，避免除以零。</translation>
  </message>
  <message>
   <source>Smoothing</source>
   <translation>平滑</translation>
  </message>
  <message>
   <source>Something went wrong inside the program.</source>
   <translation>程序内部出了问题。</translation>
  </message>
  <message>
   <source>Spirals and blobs: how many classes. Moons and circles always have two.</source>
   <translation>螺旋（spirals）和团块（blobs）：有多少个类别。moons 和 circles 总是两类。</translation>
  </message>
  <message>
   <source>Spirals: how often an arm winds round.</source>
   <translation>螺旋（spirals）：每条臂绕多少圈。</translation>
  </message>
  <message>
   <source>Split the channels into this many groups that do not see each other. Must divide both in_channels and out_channels; equal to in_channels it is a depthwise convolution.</source>
   <translation>将通道分成这么多互不可见的组。必须能同时整除 in_channels 和 out_channels；等于 in_channels 时即为深度卷积。</translation>
  </message>
  <message>
   <source>Squeezes every value into -1 to 1.</source>
   <translation>将每个值压缩到 -1 到 1 之间。</translation>
  </message>
  <message>
   <source>Squeezes every value into 0 to 1, such as a probability.</source>
   <translation>将每个值压缩到 0 到 1 之间，例如概率。</translation>
  </message>
  <message>
   <source>State</source>
   <translation>状态</translation>
  </message>
  <message>
   <source>State to start from, (num_layers, twice that if bidirectional) × N × hidden_size (proj_size where it is set). Wire it together with c_0; zeros if both are open.</source>
   <translation>初始状态，(num_layers，双向时乘以 2) × N × hidden_size（设置了 proj_size 时为 proj_size）。请与 c_0 一起连接；两者都不连则为零。</translation>
  </message>
  <message>
   <source>State to start from, (num_layers, twice that if bidirectional) × N × hidden_size; zeros if open.</source>
   <translation>初始状态，(num_layers，双向时乘以 2) × N × hidden_size；不连则为零。</translation>
  </message>
  <message>
   <source>Step</source>
   <translation>单步</translation>
  </message>
  <message>
   <source>Steps</source>
   <translation>步</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>停止</translation>
  </message>
  <message>
   <source>Stop the run under way before you look at another.</source>
   <translation>请先停止正在进行的运行，再查看其他运行。</translation>
  </message>
  <message>
   <source>Table (CSV)</source>
   <translation>表格（CSV）</translation>
  </message>
  <message>
   <source>Takes means over as large neighbourhoods as a given output size needs.</source>
   <translation>按给定的输出大小所需的邻域大小取平均值。</translation>
  </message>
  <message>
   <source>Takes the mean of every small neighbourhood.</source>
   <translation>取每个小邻域的平均值。</translation>
  </message>
  <message>
   <source>The CSV file, in UTF-8.</source>
   <translation>UTF-8 编码的 CSV 文件。</translation>
  </message>
  <message>
   <source>The Python appears here once the model has no errors.</source>
   <translation>模型没有错误后，Python 代码将显示在这里。</translation>
  </message>
  <message>
   <source>The archive (.npz).</source>
   <translation>存档（.npz）。</translation>
  </message>
  <message>
   <source>The array "{name}" in "{file}" ({shape}) has {problem}. Correct it, or choose another "data.task".</source>
   <translation>“{file}”中的数组“{name}”（{shape}）有误：{problem}。请改正，或选择其他“data.task”。</translation>
  </message>
  <message>
   <source>The array "{name}" in "{file}" cannot be read: {reason}. Save it again as numbers; arrays of Python objects are never opened, as they can run code.</source>
   <translation>无法读取“{file}”中的数组“{name}”：{reason}。请以数值重新保存；Python 对象数组可能运行代码，因此绝不会打开。</translation>
  </message>
  <message>
   <source>The array "{name}" in "{file}" has the shape {shape}; examples × features, examples × time × features, or examples × height × width with or without channels was expected{of}. Reshape it, or choose another "data.kind".</source>
   <translation>“{file}”中的数组“{name}”形状为 {shape}；需要样本 × 特征、样本 × 时间 × 特征，或样本 × 高 × 宽（可带通道）{of}。请改变其形状，或选择其他“data.kind”。</translation>
  </message>
  <message>
   <source>The array "{name}" in "{file}" has the type {dtype}; {expected} were expected. Convert it before saving.</source>
   <translation>“{file}”中的数组“{name}”类型为 {dtype}；需要{expected}。请在保存前转换。</translation>
  </message>
  <message>
   <source>The array "{name}" in "{file}" has {value} at index {index}; a finite number was expected. Correct it or leave the example out.</source>
   <translation>“{file}”中的数组“{name}”在索引 {index} 处为 {value}；需要有限的数值。请改正，或去掉该样本。</translation>
  </message>
  <message>
   <source>The array "{name}" in "{file}" is empty or a single value (shape {shape}); its first axis should count the examples.</source>
   <translation>“{file}”中的数组“{name}”为空或只有一个值（形状 {shape}）；其第一个轴应为样本数。</translation>
  </message>
  <message>
   <source>The array of inputs, its first axis counting the examples. If the file has x_train and x_test (or x_val, x_validation) instead of x, these are the split.</source>
   <translation>输入数组，第一个轴为样本数。如果文件中没有 x，而有 x_train 和 x_test（或 x_val、x_validation），则以它们为划分。</translation>
  </message>
  <message>
   <source>The array of targets: whole numbers or texts for classes, or measured numbers.</source>
   <translation>目标数组：整数或文本表示类别，或者为测量数值。</translation>
  </message>
  <message>
   <source>The axis along which the values are put side by side: 1 is the channels of images and the features of vectors. PyTorch starts at 0, which would mix up the batch; we start at 1.</source>
   <translation>沿哪个轴并排放置：1 是图像的通道、向量的特征。PyTorch 从 0 开始，这会混淆批；这里从 1 开始。</translation>
  </message>
  <message>
   <source>The axis whose values share the probability: -1 is the last, 1 the classes of a classifier. PyTorch guesses where it is not given, with a warning; we start at -1.</source>
   <translation>哪个轴上的值共享概率：-1 是最后一轴，1 是分类器的类别。未给出时 PyTorch 会自行猜测并发出警告；这里从 -1 开始。</translation>
  </message>
  <message>
   <source>The canvas is empty. Press Tab to search for a layer.</source>
   <translation>画布为空。按 Tab 键搜索层。</translation>
  </message>
  <message>
   <source>The checkpoint {path} cannot be read: {reason}.</source>
   <translation>无法读取检查点 {path}：{reason}。</translation>
  </message>
  <message>
   <source>The checkpoint {path} was written by another version of the program.</source>
   <translation>检查点 {path} 由程序的另一个版本写入。</translation>
  </message>
  <message>
   <source>The class folder "{folder}" holds another folder, "{name}"; only pictures were expected. Move its pictures up, or move the folder away.</source>
   <translation>类别文件夹“{folder}”中还有文件夹“{name}”；其中应该只有图片。请将其中的图片上移，或移走该文件夹。</translation>
  </message>
  <message>
   <source>The class folder "{folder}" is empty. Put pictures of this class there, or remove the folder.</source>
   <translation>类别文件夹“{folder}”为空。请放入该类别的图片，或删除该文件夹。</translation>
  </message>
  <message>
   <source>The clipboard</source>
   <translation>剪贴板</translation>
  </message>
  <message>
   <source>The column to predict: its name, or its number from 1 where the file has no header. Empty: the last.</source>
   <translation>要预测的列：列名，或在文件没有表头时用从 1 开始的列号。留空：最后一列。</translation>
  </message>
  <message>
   <source>The columns to predict it from, separated by commas. Empty: all but the target.</source>
   <translation>用于预测的列，以逗号分隔。留空：除目标外的所有列。</translation>
  </message>
  <message>
   <source>The data</source>
   <translation>数据</translation>
  </message>
  <message>
   <source>The data of the source {title} do not fit into memory. Use fewer or smaller examples.</source>
   <translation>来源“{title}”的数据无法放入内存。请使用更少或更小的样本。</translation>
  </message>
  <message>
   <source>The file "{file}" holds no images. Get it again.</source>
   <translation>文件“{file}”中没有图像。请重新获取。</translation>
  </message>
  <message>
   <source>The file "{file}" is damaged or not compressed with gzip: {reason}. Get it again.</source>
   <translation>文件“{file}”已损坏或不是 gzip 压缩：{reason}。请重新获取。</translation>
  </message>
  <message>
   <source>The file "{file}" is damaged: its header announces {shape} bytes, which is {expected}; {found} follow. Get it again.</source>
   <translation>文件“{file}”已损坏：其文件头声明了 {shape} 字节，即 {expected}；实际为 {found}。请重新获取。</translation>
  </message>
  <message>
   <source>The file "{file}" that ships with the program is missing. Install the program again.</source>
   <translation>程序自带的文件“{file}”缺失。请重新安装程序。</translation>
  </message>
  <message>
   <source>The file {path} of a run cannot be read: {reason}.</source>
   <translation>无法读取运行的文件 {path}：{reason}。</translation>
  </message>
  <message>
   <source>The file {path} of a run does not hold a JSON object.</source>
   <translation>运行的文件 {path} 中不是 JSON 对象。</translation>
  </message>
  <message>
   <source>The first line of "{file}" holds only numbers ({cells}), so it does not name the columns. Set "data.header" to false, or add a line with the names.</source>
   <translation>“{file}”的第一行只有数值（{cells}），因此不是列名。请将“data.header”设为 false，或添加一行列名。</translation>
  </message>
  <message>
   <source>The first numbers come with the first step</source>
   <translation>第一步完成后即可看到数值</translation>
  </message>
  <message>
   <source>The folder "{folder}"</source>
   <translation>文件夹“{folder}”</translation>
  </message>
  <message>
   <source>The folder "{folder}" has no file {part}-{of}-idx{axes}-ubyte (or the same with .gz). It has: {present}. Choose the folder that holds the IDX files.</source>
   <translation>文件夹“{folder}”中没有文件 {part}-{of}-idx{axes}-ubyte（或带 .gz 的同名文件）。其中有：{present}。请选择存放 IDX 文件的文件夹。</translation>
  </message>
  <message>
   <source>The folder with one subfolder of pictures for each class. If all it has are the folders train and validation (or val, valid, test), these are the split.</source>
   <translation>每个类别有一个图片子文件夹的文件夹。如果其中只有 train 和 validation（或 val、valid、test）两个文件夹，则以它们为划分。</translation>
  </message>
  <message>
   <source>The folder with train-images-idx3-ubyte, train-labels-idx1-ubyte and, for validation, the two t10k files; each plain or with .gz.</source>
   <translation>含有 train-images-idx3-ubyte、train-labels-idx1-ubyte 的文件夹，用于验证的还有两个 t10k 文件；每个文件可以是原文件或带 .gz。</translation>
  </message>
  <message>
   <source>The folder {path} for the run cannot be made: {reason}. Choose another folder for runs.</source>
   <translation>无法创建运行的文件夹 {path}：{reason}。请为运行另选文件夹。</translation>
  </message>
  <message>
   <source>The given shape.</source>
   <translation>给定的形状。</translation>
  </message>
  <message>
   <source>The graph is empty. Drag an Input onto the canvas.</source>
   <translation>图为空。请将 Input 拖到画布上。</translation>
  </message>
  <message>
   <source>The guide {path} is not installed.</source>
   <translation>未安装指南 {path}。</translation>
  </message>
  <message>
   <source>The id {id} belongs to the layer {name} already. Use {free}.</source>
   <translation>id {id} 已属于层 {name}。请使用 {free}。</translation>
  </message>
  <message>
   <source>The input {name} expects examples of shape {expected}, but the field {field} of {data} gives {found}. Set the shape of {name} to {found}, or choose other data.</source>
   <translation>输入 {name} 需要形状为 {expected} 的样本，但 {data} 的字段 {field} 给出 {found}。请将 {name} 的形状设为 {found}，或选择其他数据。</translation>
  </message>
  <message>
   <source>The input {name} expects numbers of type {expected}, but the field {field} of {data} holds {found}. Set the dtype of {name} to {found}, or choose other data.</source>
   <translation>输入 {name} 需要 {expected} 类型的数，但 {data} 的字段 {field} 为 {found}。请将 {name} 的 dtype 设为 {found}，或选择其他数据。</translation>
  </message>
  <message>
   <source>The input {port} is not wired.</source>
   <translation>输入 {port} 没有连线。</translation>
  </message>
  <message>
   <source>The input {port} of {target} is taken by {source}. Remove that wire first.</source>
   <translation>{target} 的输入 {port} 已被 {source} 占用。请先移除那条连线。</translation>
  </message>
  <message>
   <source>The input's axes in their new order: 0, 2, 1 swaps the last two of three. PyTorch has no default; we start at 0, 2, 1.</source>
   <translation>输入各轴的新顺序：0, 2, 1 交换三个轴中的后两个。PyTorch 没有默认值；这里从 0, 2, 1 开始。</translation>
  </message>
  <message>
   <source>The input's shape with embedding_dim as a new last axis.</source>
   <translation>输入的形状，末尾加上 embedding_dim 作为新的轴。</translation>
  </message>
  <message>
   <source>The kernel ({kernel}) is larger than what {source} gives ({found}).</source>
   <translation>卷积核（{kernel}）大于 {source} 给出的大小（{found}）。</translation>
  </message>
  <message>
   <source>The kind {kind} is not installed, so it cannot run.</source>
   <translation>类型 {kind} 未安装，因此无法运行。</translation>
  </message>
  <message>
   <source>The kind {kind} of {node} is not installed, so its parameters cannot be set.</source>
   <translation>{node} 的类型 {kind} 未安装，因此无法设置其参数。</translation>
  </message>
  <message>
   <source>The language changes when the program is next started.</source>
   <translation>语言将在下次启动程序时更改。</translation>
  </message>
  <message>
   <source>The list of recent files could not be kept: {error}</source>
   <translation>无法保存最近文件的列表：{error}</translation>
  </message>
  <message>
   <source>The live views were switched off: {reason}</source>
   <translation>实时画面已关闭：{reason}</translation>
  </message>
  <message>
   <source>The logarithm of Softmax, computed in a stable way.</source>
   <translation>Softmax 的对数，以数值稳定的方式计算。</translation>
  </message>
  <message>
   <source>The loss became {value} at step {step} (epoch {epoch}), so the run was stopped. Set a smaller train.lr, and look for values without bounds in data and model.</source>
   <translation>损失在第 {step} 步（第 {epoch} 轮）变为 {value}，运行已停止。请设置更小的 train.lr，并检查数据和模型中是否有不受限制的值。</translation>
  </message>
  <message>
   <source>The memory after the last step, for every layer and direction.</source>
   <translation>最后一步之后的记忆，每层每个方向各一份。</translation>
  </message>
  <message>
   <source>The model has no parameters, so there is nothing to train. Add a layer that has some, such as Linear.</source>
   <translation>模型没有参数，因此没有可训练的内容。请添加带参数的层，例如 Linear。</translation>
  </message>
  <message>
   <source>The model has not been checked yet.</source>
   <translation>模型尚未检查。</translation>
  </message>
  <message>
   <source>The model has problems. {problems}</source>
   <translation>模型存在问题。{problems}</translation>
  </message>
  <message>
   <source>The model has problems: see the Problems panel.</source>
   <translation>模型存在问题：请查看“问题”面板。</translation>
  </message>
  <message>
   <source>The model has {inputs} inputs ({names}), but an example of {data} has {fields} ({found}). Make them agree, or choose other data.</source>
   <translation>模型有 {inputs} 个输入（{names}），但 {data} 的样本有 {fields} 个（{found}）。请使两者一致，或选择其他数据。</translation>
  </message>
  <message>
   <source>The model returns nothing. Add an Output.</source>
   <translation>模型没有返回值。请添加 Output。</translation>
  </message>
  <message>
   <source>The model takes nothing. Add an Input.</source>
   <translation>模型没有输入。请添加 Input。</translation>
  </message>
  <message>
   <source>The model was edited since this run: its weights may not fit the Python that is exported now. Undo the edits or train again to have both match.</source>
   <translation>此次运行之后模型已被编辑：其权重可能与现在导出的 Python 不符。请撤销编辑或重新训练，使两者一致。</translation>
  </message>
  <message>
   <source>The new shape. N stands for the input's batch size (axis 0); one axis may be -1: whatever is left over. PyTorch has no default; we start at N, -1.</source>
   <translation>新的形状。N 表示输入的批大小（第 0 轴）；其中一个轴可以为 -1：取剩余的全部。PyTorch 没有默认值；这里从 N, -1 开始。</translation>
  </message>
  <message>
   <source>The p of the p-norm that measures length for max_norm; 2 is the usual length.</source>
   <translation>为 max_norm 度量长度的 p 范数中的 p；2 即通常的长度。</translation>
  </message>
  <message>
   <source>The picture "{file}" cannot be read: {reason}. Replace it or remove it.</source>
   <translation>无法读取图片“{file}”：{reason}。请替换或删除它。</translation>
  </message>
  <message>
   <source>The picture "{file}" has pixels of 32 bits, whose range is unknown; 8 or 16 bits were expected. Save it as an ordinary PNG or JPEG.</source>
   <translation>图片“{file}”的像素为 32 位，范围未知；需要 8 位或 16 位。请存为普通的 PNG 或 JPEG。</translation>
  </message>
  <message>
   <source>The picture "{file}" lies outside the class folders. Move it into the folder of its class: "{folder}" must hold one subfolder of pictures for each class.</source>
   <translation>图片“{file}”不在任何类别文件夹中。请将它移到所属类别的文件夹：“{folder}”中必须为每个类别建立一个图片子文件夹。</translation>
  </message>
  <message>
   <source>The picture could not be written to {path}. Choose a folder you may write to.</source>
   <translation>无法将图片写入 {path}。请选择您有写入权限的文件夹。</translation>
  </message>
  <message>
   <source>The product.</source>
   <translation>乘积。</translation>
  </message>
  <message>
   <source>The project {project} has no graph called {name}. It has: {graphs}.</source>
   <translation>项目 {project} 中没有名为 {name} 的图。其中有：{graphs}。</translation>
  </message>
  <message>
   <source>The recovery snapshot could not be kept: {why}.</source>
   <translation>无法保存恢复快照：{why}。</translation>
  </message>
  <message>
   <source>The run failed.</source>
   <translation>运行失败。</translation>
  </message>
  <message>
   <source>The run failed: {kind}: {reason}</source>
   <translation>运行失败：{kind}：{reason}</translation>
  </message>
  <message>
   <source>The run {run} cannot be gone on with: it ended before its first checkpoint was written. Start a new run.</source>
   <translation>无法继续运行 {run}：它在写入第一个检查点之前就结束了。请开始新的运行。</translation>
  </message>
  <message>
   <source>The run {run} cannot be gone on with: the model has changed since ({names}). Undo the changes, or start a new run.</source>
   <translation>无法继续运行 {run}：模型此后已更改（{names}）。请撤销更改，或开始新的运行。</translation>
  </message>
  <message>
   <source>The run {run} cannot be gone on with: {setting} was {old} and is now {new}. Set it back, or start a new run.</source>
   <translation>无法继续运行 {run}：{setting} 原为 {old}，现为 {new}。请改回原值，或开始新的运行。</translation>
  </message>
  <message>
   <source>The run {run} has no checkpoint {name}: it ended before the first was written. Start a new run.</source>
   <translation>运行 {run} 没有检查点 {name}：它在写入第一个检查点之前就结束了。请开始新的运行。</translation>
  </message>
  <message>
   <source>The run {run} holds no weights yet: train for an epoch first.</source>
   <translation>运行 {run} 尚无权重：请先训练一轮。</translation>
  </message>
  <message>
   <source>The run {run} trained another model: {key} has shape {expected} in the file and {found} in the run. Export with the project.plexus of the run's folder instead.</source>
   <translation>运行 {run} 训练的是另一个模型：{key} 在文件中的形状为 {expected}，在运行中为 {found}。请改用运行文件夹中的 project.plexus 导出。</translation>
  </message>
  <message>
   <source>The runs cannot be listed: {error}</source>
   <translation>无法列出运行：{error}</translation>
  </message>
  <message>
   <source>The same numbers with the axes in the new order.</source>
   <translation>相同的数，各轴按新的顺序。</translation>
  </message>
  <message>
   <source>The same numbers with the axes joined.</source>
   <translation>相同的数，各轴合并在一起。</translation>
  </message>
  <message>
   <source>The same seed gives the same initial weights, order of examples and dropout.</source>
   <translation>相同的种子给出相同的初始权重、样本顺序和 dropout。</translation>
  </message>
  <message>
   <source>The same shape as the input.</source>
   <translation>形状与输入相同。</translation>
  </message>
  <message>
   <source>The same shape with out_features on the last axis.</source>
   <translation>形状相同，最后一轴为 out_features。</translation>
  </message>
  <message>
   <source>The setting train.device is {wanted}, but this PyTorch ({version}) finds no such device here. Choose auto or cpu, or install a PyTorch that supports it.</source>
   <translation>设置 train.device 为 {wanted}，但此 PyTorch（{version}）在这里找不到该设备。请选择 auto 或 cpu，或安装支持它的 PyTorch。</translation>
  </message>
  <message>
   <source>The shape of the classes.</source>
   <translation>各类别的形状。</translation>
  </message>
  <message>
   <source>The share of the examples kept for validation, where the source has no validation examples of its own.</source>
   <translation>留作验证的样本比例，用于自身不带验证样本的来源。</translation>
  </message>
  <message>
   <source>The state after every step, in the same order of axes as the input.</source>
   <translation>每一步之后的状态，轴的顺序与输入相同。</translation>
  </message>
  <message>
   <source>The state after the last step, for every layer and direction.</source>
   <translation>最后一步之后的状态，每层每个方向各一份。</translation>
  </message>
  <message>
   <source>The sum.</source>
   <translation>总和。</translation>
  </message>
  <message>
   <source>The t10k images in "{folder}" are {found} pixels large, the training images {expected}; they must be alike. Get the files again from the same place.</source>
   <translation>“{folder}”中的 t10k 图像大小为 {found} 像素，训练图像为 {expected}；两者必须一致。请从同一来源重新获取这些文件。</translation>
  </message>
  <message>
   <source>The text</source>
   <translation>该文本</translation>
  </message>
  <message>
   <source>The validation loss became {value} after epoch {epoch} (step {step}), so the run was stopped. Set a smaller train.lr, and look for values without bounds in the validation data.</source>
   <translation>验证损失在第 {epoch} 轮之后（第 {step} 步）变为 {value}，运行已停止。请设置更小的 train.lr，并检查验证数据中是否有不受限制的值。</translation>
  </message>
  <message>
   <source>The value as it was given.</source>
   <translation>给定的值。</translation>
  </message>
  <message>
   <source>The value to return.</source>
   <translation>要返回的值。</translation>
  </message>
  <message>
   <source>The whole of MNIST, Fashion-MNIST or a data set in the same form, from a folder of IDX files.</source>
   <translation>完整的 MNIST、Fashion-MNIST 或相同格式的数据集，取自 IDX 文件所在的文件夹。</translation>
  </message>
  <message>
   <source>The wire that {name} should go into is gone.</source>
   <translation>{name} 要插入的连线已不存在。</translation>
  </message>
  <message>
   <source>The work cannot be recovered: {why}</source>
   <translation>无法恢复工作：{why}</translation>
  </message>
  <message>
   <source>The work could not be kept for recovery in {folder}: {why}. Save the project soon, and free some space there.</source>
   <translation>无法将工作保存到 {folder} 以备恢复：{why}。请尽快保存项目，并在那里腾出一些空间。</translation>
  </message>
  <message>
   <source>The {what} of {name} must be a finite number below a billion.</source>
   <translation>{name} 的 {what} 必须是小于十亿的有限数值。</translation>
  </message>
  <message>
   <source>Theme</source>
   <translation>主题</translation>
  </message>
  <message>
   <source>There are no layers on the clipboard. Select some layers and copy them first.</source>
   <translation>剪贴板中没有层。请先选中一些层并复制。</translation>
  </message>
  <message>
   <source>There are no problems.</source>
   <translation>没有问题。</translation>
  </message>
  <message>
   <source>There is no data source "{key}". Choose one of: {keys}.</source>
   <translation>没有数据来源“{key}”。请选择其一：{keys}。</translation>
  </message>
  <message>
   <source>There is no earlier run to go on with.</source>
   <translation>没有可以继续的以往运行。</translation>
  </message>
  <message>
   <source>There is no example named {name}. There are: {names}.</source>
   <translation>没有名为 {name} 的示例。现有：{names}。</translation>
  </message>
  <message>
   <source>There is no file "{path}"; {what} was expected there. Check the path in "data.{name}".</source>
   <translation>文件“{path}”不存在；那里需要{what}。请检查“data.{name}”中的路径。</translation>
  </message>
  <message>
   <source>There is no folder "{path}"; {what} was expected there. Check the path in "data.{name}".</source>
   <translation>文件夹“{path}”不存在；那里需要{what}。请检查“data.{name}”中的路径。</translation>
  </message>
  <message>
   <source>There is no folder {folder}.</source>
   <translation>文件夹 {folder} 不存在。</translation>
  </message>
  <message>
   <source>There is no kind of layer called {kind}.</source>
   <translation>没有名为 {kind} 的层类型。</translation>
  </message>
  <message>
   <source>There is no layer named {name}. There are: {known}.</source>
   <translation>没有名为 {name} 的层。现有：{known}。</translation>
  </message>
  <message>
   <source>There is no layer with the id {id} any more. Select a layer of this graph.</source>
   <translation>id 为 {id} 的层已不存在。请选中此图中的层。</translation>
  </message>
  <message>
   <source>There is no node named {name}. There are: {known}.</source>
   <translation>没有名为 {name} 的节点。现有：{known}。</translation>
  </message>
  <message>
   <source>There is no port that this node could be connected to.</source>
   <translation>没有此节点可以连接的端口。</translation>
  </message>
  <message>
   <source>There is no setting "{key}". Did you mean "{close}"?</source>
   <translation>没有设置“{key}”。您是指“{close}”吗？</translation>
  </message>
  <message>
   <source>There is no setting "{key}". The data settings are: {names}.</source>
   <translation>没有设置“{key}”。数据设置有：{names}。</translation>
  </message>
  <message>
   <source>There is no setting {key} here. There are: {known}.</source>
   <translation>这里没有设置 {key}。现有：{known}。</translation>
  </message>
  <message>
   <source>There is no such recent file.</source>
   <translation>没有这样的最近文件。</translation>
  </message>
  <message>
   <source>There is no wire from {source} to {port} of {target} any more.</source>
   <translation>从 {source} 到 {target} 的 {port} 的连线已不存在。</translation>
  </message>
  <message>
   <source>There is not enough memory: {reason}. Choose a smaller train.batch_size, or a smaller model.</source>
   <translation>内存不足：{reason}。请选择更小的 train.batch_size，或更小的模型。</translation>
  </message>
  <message>
   <source>There is nothing on the canvas yet.</source>
   <translation>画布上还没有内容。</translation>
  </message>
  <message>
   <source>There is nothing to paste: copy nodes first.</source>
   <translation>没有可粘贴的内容：请先复制节点。</translation>
  </message>
  <message>
   <source>There is nothing to redo.</source>
   <translation>没有可重做的操作。</translation>
  </message>
  <message>
   <source>There is nothing to undo.</source>
   <translation>没有可撤销的操作。</translation>
  </message>
  <message>
   <source>This project has no file yet: choose where to save it.</source>
   <translation>此项目尚无文件：请选择保存位置。</translation>
  </message>
  <message>
   <source>Train</source>
   <translation>训练</translation>
  </message>
  <message>
   <source>Train this run for more epochs from its last checkpoint</source>
   <translation>从最后的检查点起，继续训练此运行若干轮</translation>
  </message>
  <message>
   <source>Training</source>
   <translation>训练</translation>
  </message>
  <message>
   <source>Training needs a model with one output, but this one has {count} ({names}). Remove the others.</source>
   <translation>训练需要只有一个输出的模型，但此模型有 {count} 个（{names}）。请移除其余的输出。</translation>
  </message>
  <message>
   <source>Training needs data with one target field, but {data} has {count} ({names}). Choose other data, or leave fields out in the data settings.</source>
   <translation>训练需要只有一个目标字段的数据，但 {data} 有 {count} 个（{names}）。请选择其他数据，或在数据设置中去掉一些字段。</translation>
  </message>
  <message>
   <source>Turns scores into probabilities that add up to 1. CrossEntropyLoss wants the scores.</source>
   <translation>将得分变为总和为 1 的概率。CrossEntropyLoss 需要的是得分。</translation>
  </message>
  <message>
   <source>Two columns of "{file}" are called "{name}". Give each its own name.</source>
   <translation>“{file}”中有两列都名为“{name}”。请为它们取不同的名称。</translation>
  </message>
  <message>
   <source>Two interleaved half circles; watch the decision boundary bend.</source>
   <translation>两个交错的半圆；观看决策边界逐渐弯曲。</translation>
  </message>
  <message>
   <source>Two moons, a small MLP</source>
   <translation>两个半月，小型 MLP</translation>
  </message>
  <message>
   <source>Two or more values that differ in size along dim only.</source>
   <translation>两个或更多的值，只在 dim 轴上大小不同。</translation>
  </message>
  <message>
   <source>Two or more values; axes of size 1 are stretched to fit.</source>
   <translation>两个或更多的值；大小为 1 的轴会被拉伸以匹配。</translation>
  </message>
  <message>
   <source>Two-dimensional points in two or more classes: moons, circles, spirals or blobs.</source>
   <translation>两个或更多类别的二维点：moons、circles、spirals 或 blobs。</translation>
  </message>
  <message>
   <source>Type</source>
   <translation>类型</translation>
  </message>
  <message>
   <source>Type of the numbers: int64 for indices, float32 for nearly all else.</source>
   <translation>数的类型：索引用 int64，其余几乎都用 float32。</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>撤销</translation>
  </message>
  <message>
   <source>Undo {what}</source>
   <translation>撤销：{what}</translation>
  </message>
  <message>
   <source>Unit: {unit}</source>
   <translation>单位：{unit}</translation>
  </message>
  <message>
   <source>Unknown layer {kind}: it is kept, but cannot run.</source>
   <translation>未知的层 {kind}：已保留，但无法运行。</translation>
  </message>
  <message>
   <source>Unsaved changes</source>
   <translation>未保存的更改</translation>
  </message>
  <message>
   <source>Validation</source>
   <translation>验证</translation>
  </message>
  <message>
   <source>Vectors longer than this are shortened to it, in place, when they are looked up. None: any length.</source>
   <translation>查找时，比它更长的向量会就地缩短到此长度。None：长度不限。</translation>
  </message>
  <message>
   <source>View</source>
   <translation>视图</translation>
  </message>
  <message>
   <source>Waiting for the first look at a sample</source>
   <translation>等待首次查看样本</translation>
  </message>
  <message>
   <source>Waiting for the first look at gradients</source>
   <translation>等待首次查看梯度</translation>
  </message>
  <message>
   <source>Waiting for the first look at the plane</source>
   <translation>等待首次查看平面</translation>
  </message>
  <message>
   <source>Waiting for the next look at {name}</source>
   <translation>等待下一次查看 {name}</translation>
  </message>
  <message>
   <source>Warning</source>
   <translation>警告</translation>
  </message>
  <message>
   <source>Weights</source>
   <translation>权重</translation>
  </message>
  <message>
   <source>Weights (*.safetensors)</source>
   <translation>权重 (*.safetensors)</translation>
  </message>
  <message>
   <source>Weights come from a run: name its folder with --run.</source>
   <translation>权重来自运行：请用 --run 指定其文件夹。</translation>
  </message>
  <message>
   <source>What asks: length × N × features, or N × length × features with batch_first. Wire one value to all three for self-attention.</source>
   <translation>发出查询的一方：长度 × N × 特征，或在 batch_first 时为 N × 长度 × 特征。将同一个值连到三者即为自注意力。</translation>
  </message>
  <message>
   <source>What each position of the query gathered; the query's shape.</source>
   <translation>查询的每个位置汇集到的内容；形状与查询相同。</translation>
  </message>
  <message>
   <source>What is compared with the query: length × N × features, or N × length × features with batch_first.</source>
   <translation>与查询相比较的内容：长度 × N × 特征，或在 batch_first 时为 N × 长度 × 特征。</translation>
  </message>
  <message>
   <source>What is gathered: length × N × features, or N × length × features with batch_first; as long as the key.</source>
   <translation>被汇集的内容：长度 × N × 特征，或在 batch_first 时为 N × 长度 × 特征；长度与键相同。</translation>
  </message>
  <message>
   <source>What is made small. auto: CrossEntropyLoss for class labels, MSELoss for numbers.</source>
   <translation>要减小的量。auto：类别标签用 CrossEntropyLoss，数值用 MSELoss。</translation>
  </message>
  <message>
   <source>What stands between two cells.</source>
   <translation>两个单元格之间的分隔符。</translation>
  </message>
  <message>
   <source>What the axis counts</source>
   <translation>坐标轴的计数单位</translation>
  </message>
  <message>
   <source>What the inputs are. auto: two axes are vectors, three are grey images if bytes and sequences if not, four are images.</source>
   <translation>输入是什么。auto：两个轴为向量；三个轴时，字节为灰度图像，否则为序列；四个轴为图像。</translation>
  </message>
  <message>
   <source>What the padding is filled with. PyTorch allows only zeros here.</source>
   <translation>用什么填充。PyTorch 在这里只允许零。</translation>
  </message>
  <message>
   <source>What the padding is filled with: zeros, the input mirrored (reflect), its edge repeated (replicate), or its other side (circular).</source>
   <translation>用什么填充：零、输入的镜像（reflect）、重复边缘（replicate）或另一侧（circular）。</translation>
  </message>
  <message>
   <source>What the target is. classification: names of classes. regression: a number. auto: classes if it is text or at most 20 different whole numbers, else a number.</source>
   <translation>目标是什么。classification：类别名称。regression：一个数值。auto：如果是文本或至多 20 个不同的整数则为类别，否则为数值。</translation>
  </message>
  <message>
   <source>What the target is. classification: one label an example. regression: numbers. auto: labels if text or at most 20 different whole numbers.</source>
   <translation>目标是什么。classification：每个样本一个标签。regression：数值。auto：如果是文本或至多 20 个不同的整数则为标签。</translation>
  </message>
  <message>
   <source>When</source>
   <translation>时间</translation>
  </message>
  <message>
   <source>Where each largest value was, counted within its channel. Only with return_indices.</source>
   <translation>每个最大值在其通道内的位置。仅在 return_indices 打开时有。</translation>
  </message>
  <message>
   <source>Where to compute. auto: a GPU where there is one.</source>
   <translation>在哪里计算。auto：有 GPU 时使用 GPU。</translation>
  </message>
  <message>
   <source>Whether axis 0 is the batch: N × length × features. Off, as PyTorch starts, it is length × N × features.</source>
   <translation>第 0 轴是否为批：N × 长度 × 特征。关闭时（PyTorch 的默认）为长度 × N × 特征。</translation>
  </message>
  <message>
   <source>Whether axis 0 is the batch: N × length × features. Off, as PyTorch starts, the input is length × N × features. The states are never batch first.</source>
   <translation>第 0 轴是否为批：N × 长度 × 特征。关闭时（PyTorch 的默认）输入为长度 × N × 特征。状态的第一个轴始终不是批。</translation>
  </message>
  <message>
   <source>Whether the first line names the columns.</source>
   <translation>第一行是否为列名。</translation>
  </message>
  <message>
   <source>Which class's score to explain</source>
   <translation>解释哪个类别的得分</translation>
  </message>
  <message>
   <source>Which example of the validation split to look at</source>
   <translation>查看验证集的哪个样本</translation>
  </message>
  <message>
   <source>Which example? Name one before -o.</source>
   <translation>哪个示例？请在 -o 之前写出其名称。</translation>
  </message>
  <message>
   <source>Which output to show</source>
   <translation>显示哪个输出</translation>
  </message>
  <message>
   <source>Which parameter's distribution to show</source>
   <translation>显示哪个参数的分布</translation>
  </message>
  <message>
   <source>Width and height that every picture is brought to.</source>
   <translation>每张图片调整到的宽和高。</translation>
  </message>
  <message>
   <source>Write a setting as node.parameter=value, such as conv1.out_channels=16 or train.lr=0.01, not {text}.</source>
   <translation>请将设置写成 node.parameter=value 的形式，例如 conv1.out_channels=16 或 train.lr=0.01，而不是 {text}。</translation>
  </message>
  <message>
   <source>You can go on. Please send the report below to the authors.</source>
   <translation>您可以继续使用。请将下面的报告发送给作者。</translation>
  </message>
  <message>
   <source>Your own arrays, saved with numpy.savez(file, x=inputs, y=targets).</source>
   <translation>您自己的数组，用 numpy.savez(file, x=inputs, y=targets) 保存。</translation>
  </message>
  <message>
   <source>Your own pictures: a folder with one subfolder for each class, whose name is the class.</source>
   <translation>您自己的图片：一个文件夹，每个类别一个子文件夹，以类别命名。</translation>
  </message>
  <message>
   <source>Your work could not be kept: save it under another name now.</source>
   <translation>无法保留您的工作：请立即以其他名称保存。</translation>
  </message>
  <message>
   <source>Your work is kept and will be offered again if the program ends.</source>
   <translation>您的工作已保留，程序若退出，下次会再次提供恢复。</translation>
  </message>
  <message>
   <source>Zoom in</source>
   <translation>放大</translation>
  </message>
  <message>
   <source>Zoom out</source>
   <translation>缩小</translation>
  </message>
  <message>
   <source>a CSV file</source>
   <translation>一个 CSV 文件</translation>
  </message>
  <message>
   <source>a NumPy archive (.npz)</source>
   <translation>一个 NumPy 存档（.npz）</translation>
  </message>
  <message>
   <source>a folder of IDX files, as MNIST and Fashion-MNIST are published in</source>
   <translation>一个 IDX 文件的文件夹（MNIST 和 Fashion-MNIST 的发布形式）</translation>
  </message>
  <message>
   <source>a folder with one subfolder of pictures for each class</source>
   <translation>一个按类别分图片子文件夹的文件夹</translation>
  </message>
  <message>
   <source>a layer has no field "{key}" of its own.</source>
   <translation>层没有自己的字段“{key}”。</translation>
  </message>
  <message>
   <source>a list in brackets</source>
   <translation>方括号中的列表</translation>
  </message>
  <message>
   <source>a list of two texts, the layer's id and the port</source>
   <translation>含两个文本的列表，即层的 id 和端口</translation>
  </message>
  <message>
   <source>a number</source>
   <translation>数值</translation>
  </message>
  <message>
   <source>a number of {bits} bits</source>
   <translation>一个 {bits} 位的数</translation>
  </message>
  <message>
   <source>a number, a text, true, false, null, or a list of these</source>
   <translation>数值、文本、true、false、null，或由它们组成的列表</translation>
  </message>
  <message>
   <source>a text in quotes</source>
   <translation>引号中的文本</translation>
  </message>
  <message>
   <source>a text that is not empty</source>
   <translation>非空文本</translation>
  </message>
  <message>
   <source>an empty cell</source>
   <translation>空单元格</translation>
  </message>
  <message>
   <source>an object in braces</source>
   <translation>花括号中的对象</translation>
  </message>
  <message>
   <source>and {count} more</source>
   <translation>还有 {count} 个</translation>
  </message>
  <message>
   <source>another shape than the training targets</source>
   <translation>形状与训练目标不同</translation>
  </message>
  <message>
   <source>by</source>
   <translation>乘</translation>
  </message>
  <message>
   <source>channels</source>
   <translation>通道</translation>
  </message>
  <message>
   <source>class {name}</source>
   <translation>类 {name}</translation>
  </message>
  <message>
   <source>colour: three channels, red, green and blue. grey: one channel.</source>
   <translation>colour：三个通道，红、绿、蓝。grey：一个通道。</translation>
  </message>
  <message>
   <source>damaged</source>
   <translation>已损坏</translation>
  </message>
  <message>
   <source>differs from the running plan</source>
   <translation>与正在运行的计划不同</translation>
  </message>
  <message>
   <source>each on its own scale</source>
   <translation>各自的刻度</translation>
  </message>
  <message>
   <source>edited</source>
   <translation>已编辑</translation>
  </message>
  <message>
   <source>entries</source>
   <translation>项</translation>
  </message>
  <message>
   <source>epoch</source>
   <translation>轮</translation>
  </message>
  <message>
   <source>epoch {at} / {epochs}</source>
   <translation>第 {at} / {epochs} 轮</translation>
  </message>
  <message>
   <source>epoch {x}</source>
   <translation>第 {x} 轮</translation>
  </message>
  <message>
   <source>expected a finite number, found {found}.</source>
   <translation>需要有限的数值，实际为 {found}。</translation>
  </message>
  <message>
   <source>expected {what}, found {found}.</source>
   <translation>需要{what}，实际为 {found}。</translation>
  </message>
  <message>
   <source>failed</source>
   <translation>已失败</translation>
  </message>
  <message>
   <source>features</source>
   <translation>特征</translation>
  </message>
  <message>
   <source>filter {filter}</source>
   <translation>滤波器 {filter}</translation>
  </message>
  <message>
   <source>filter {filter}, channel {channel}</source>
   <translation>滤波器 {filter}，通道 {channel}</translation>
  </message>
  <message>
   <source>finished</source>
   <translation>已完成</translation>
  </message>
  <message>
   <source>font families</source>
   <translation>PingFang SC, Microsoft YaHei UI, Microsoft YaHei, Noto Sans CJK SC, Source Han Sans SC, Noto Sans SC, WenQuanYi Micro Hei</translation>
  </message>
  <message>
   <source>from the wire</source>
   <translation>来自连线</translation>
  </message>
  <message>
   <source>from {names}</source>
   <translation>来自 {names}</translation>
  </message>
  <message>
   <source>from {node}</source>
   <translation>来自 {node}</translation>
  </message>
  <message>
   <source>groups</source>
   <translation>组</translation>
  </message>
  <message>
   <source>heads</source>
   <translation>头</translation>
  </message>
  <message>
   <source>index {index}</source>
   <translation>索引 {index}</translation>
  </message>
  <message>
   <source>layers</source>
   <translation>层</translation>
  </message>
  <message>
   <source>map {index}</source>
   <translation>特征图 {index}</translation>
  </message>
  <message>
   <source>more than one value for each example, where one label was expected</source>
   <translation>每个样本有多个值，而这里只需要一个标签</translation>
  </message>
  <message>
   <source>no details</source>
   <translation>无详细信息</translation>
  </message>
  <message>
   <source>no layer has the id "{id}".</source>
   <translation>没有 id 为“{id}”的层。</translation>
  </message>
  <message>
   <source>no problems</source>
   <translation>没有问题</translation>
  </message>
  <message>
   <source>none</source>
   <translation>无</translation>
  </message>
  <message>
   <source>norm, step {step}</source>
   <translation>范数，第 {step} 步</translation>
  </message>
  <message>
   <source>not connected</source>
   <translation>未连接</translation>
  </message>
  <message>
   <source>not installed</source>
   <translation>未安装</translation>
  </message>
  <message>
   <source>not saved</source>
   <translation>未保存</translation>
  </message>
  <message>
   <source>not set</source>
   <translation>未设置</translation>
  </message>
  <message>
   <source>nothing</source>
   <translation>无</translation>
  </message>
  <message>
   <source>numbers</source>
   <translation>数值</translation>
  </message>
  <message>
   <source>numbers or text</source>
   <translation>数值或文本</translation>
  </message>
  <message>
   <source>off</source>
   <translation>关</translation>
  </message>
  <message>
   <source>on</source>
   <translation>开</translation>
  </message>
  <message>
   <source>one number</source>
   <translation>一个数</translation>
  </message>
  <message>
   <source>output {shape}</source>
   <translation>输出 {shape}</translation>
  </message>
  <message>
   <source>paused</source>
   <translation>已暂停</translation>
  </message>
  <message>
   <source>pixels</source>
   <translation>像素</translation>
  </message>
  <message>
   <source>predicted</source>
   <translation>预测类别</translation>
  </message>
  <message>
   <source>problem: {sentence}</source>
   <translation>问题：{sentence}</translation>
  </message>
  <message>
   <source>px</source>
   <translation>px</translation>
  </message>
  <message>
   <source>reading the model…</source>
   <translation>正在读取模型…</translation>
  </message>
  <message>
   <source>real numbers (float32)</source>
   <translation>实数（float32）</translation>
  </message>
  <message>
   <source>running</source>
   <translation>正在运行</translation>
  </message>
  <message>
   <source>sample {sample}</source>
   <translation>样本 {sample}</translation>
  </message>
  <message>
   <source>sample {sample}  is {name}</source>
   <translation>样本 {sample}  类别 {name}</translation>
  </message>
  <message>
   <source>sample {sample}  {shape}  step {step}</source>
   <translation>样本 {sample}  {shape}  第 {step} 步</translation>
  </message>
  <message>
   <source>saved</source>
   <translation>已保存</translation>
  </message>
  <message>
   <source>several values</source>
   <translation>多个值</translation>
  </message>
  <message>
   <source>starting</source>
   <translation>正在启动</translation>
  </message>
  <message>
   <source>starting…</source>
   <translation>正在启动…</translation>
  </message>
  <message>
   <source>step</source>
   <translation>步</translation>
  </message>
  <message>
   <source>step {step}</source>
   <translation>第 {step} 步</translation>
  </message>
  <message>
   <source>step {step}: mean {mean}, deviation {std}</source>
   <translation>第 {step} 步：均值 {mean}，标准差 {std}</translation>
  </message>
  <message>
   <source>step {x}</source>
   <translation>第 {x} 步</translation>
  </message>
  <message>
   <source>steps</source>
   <translation>步</translation>
  </message>
  <message>
   <source>stopped</source>
   <translation>已停止</translation>
  </message>
  <message>
   <source>stopping</source>
   <translation>正在停止</translation>
  </message>
  <message>
   <source>stopping…</source>
   <translation>正在停止…</translation>
  </message>
  <message>
   <source>text, where numbers were expected</source>
   <translation>是文本，而这里需要数值</translation>
  </message>
  <message>
   <source>the field "{key}" is missing.</source>
   <translation>缺少字段“{key}”。</translation>
  </message>
  <message>
   <source>the field "{key}" is there twice.</source>
   <translation>字段“{key}”出现了两次。</translation>
  </message>
  <message>
   <source>the format's version, a whole number from 1 on</source>
   <translation>格式版本，即从 1 开始的整数</translation>
  </message>
  <message>
   <source>the graph "{name}" is missing.</source>
   <translation>缺少图“{name}”。</translation>
  </message>
  <message>
   <source>the lists are nested too deeply.</source>
   <translation>列表嵌套过深。</translation>
  </message>
  <message>
   <source>the number is too large.</source>
   <translation>数值过大。</translation>
  </message>
  <message>
   <source>the text holds half a character.</source>
   <translation>文本中有半个字符。</translation>
  </message>
  <message>
   <source>the values are nested too deeply.</source>
   <translation>值嵌套过深。</translation>
  </message>
  <message>
   <source>the wire ends at a layer that was not copied.</source>
   <translation>连线的终点是未复制的层。</translation>
  </message>
  <message>
   <source>the wires run in a circle: {names}.</source>
   <translation>连线形成了环：{names}。</translation>
  </message>
  <message>
   <source>there are no layers in it.</source>
   <translation>其中没有层。</translation>
  </message>
  <message>
   <source>this is no Plexus Studio project: "format" is not "{name}".</source>
   <translation>这不是 Plexus Studio 项目：“format”不是“{name}”。</translation>
  </message>
  <message>
   <source>this is no copy of layers.</source>
   <translation>这不是复制的层。</translation>
  </message>
  <message>
   <source>to {names}</source>
   <translation>通向 {names}</translation>
  </message>
  <message>
   <source>train</source>
   <translation>训练</translation>
  </message>
  <message>
   <source>twice</source>
   <translation>出现了两次</translation>
  </message>
  <message>
   <source>two layers have the id "{id}".</source>
   <translation>有两个层的 id 都是“{id}”。</translation>
  </message>
  <message>
   <source>two texts that are not empty</source>
   <translation>两个非空文本</translation>
  </message>
  <message>
   <source>two wires end at the input {port} of {name}.</source>
   <translation>{name} 的输入 {port} 上有两条连线。</translation>
  </message>
  <message>
   <source>unit: from 0 to 1 (bytes are divided by 255, else by the training split's range). standard: mean 0 and deviation 1 over the training split, for each column or channel. none: as stored. auto: unit for images in bytes, else none.</source>
   <translation>unit：缩放到 0 到 1（字节除以 255，否则按训练集的范围）。standard：在训练集上对每列或每个通道使均值为 0、标准差为 1。none：保持原样。auto：字节图像用 unit，否则用 none。</translation>
  </message>
  <message>
   <source>unit: pixels from 0 to 1. standard: mean 0 and deviation 1 for each channel, measured on the training split. none: pixels as they are stored.</source>
   <translation>unit：像素值为 0 到 1。standard：每个通道均值为 0、标准差为 1，在训练集上测量。none：保持原有像素值。</translation>
  </message>
  <message>
   <source>val</source>
   <translation>验证</translation>
  </message>
  <message>
   <source>which is the target</source>
   <translation>是目标列</translation>
  </message>
  <message>
   <source>whole numbers (int64)</source>
   <translation>整数（int64）</translation>
  </message>
  <message>
   <source>whole numbers stay below 2 to the power of 64.</source>
   <translation>整数必须小于 2 的 64 次方。</translation>
  </message>
  <message>
   <source>{count} examples cannot be split: a validation share of {fraction:g} leaves {training} for training and {validation} for validation, and each needs at least one. Add examples, or change "data.validation".</source>
   <translation>{count} 个样本无法划分：验证比例 {fraction:g} 使训练得到 {training} 个、验证得到 {validation} 个，而两者各至少需要一个。请添加样本，或更改“data.validation”。</translation>
  </message>
  <message>
   <source>{count} multiply-adds</source>
   <translation>{count} 次乘加</translation>
  </message>
  <message>
   <source>{count} nodes</source>
   <translation>{count} 个节点</translation>
  </message>
  <message>
   <source>{count} nodes, {problems} with a problem.</source>
   <translation>{count} 个节点，其中 {problems} 个有问题。</translation>
  </message>
  <message>
   <source>{count} parameters</source>
   <translation>{count} 个参数</translation>
  </message>
  <message>
   <source>{count} problems</source>
   <translation>{count} 个问题</translation>
  </message>
  <message>
   <source>{count} rows of {file}. Inputs: {inputs}. Target: {target}.</source>
   <translation>{file} 中的 {count} 行。输入：{inputs}。目标：{target}。</translation>
  </message>
  <message>
   <source>{device}</source>
   <translation>{device}</translation>
  </message>
  <message>
   <source>{error}</source>
   <translation>{error}</translation>
  </message>
  <message>
   <source>{file} cannot be opened. At {path}: {why} Repair that line, or open an older copy of the file.</source>
   <translation>无法打开 {file}。{path} 处：{why}请修复该行，或打开文件的旧副本。</translation>
  </message>
  <message>
   <source>{file} could not be opened: {why}. Check that it is there and that you may read it.</source>
   <translation>无法打开 {file}：{why}。请检查它是否存在以及您是否有读取权限。</translation>
  </message>
  <message>
   <source>{file} could not be saved: {why}. Save it under another name or in another folder.</source>
   <translation>无法保存 {file}：{why}。请以其他名称或在其他文件夹中保存。</translation>
  </message>
  <message>
   <source>{file} has problems, so there is no model to export: see `plexus check {file}`.</source>
   <translation>{file} 存在问题，因此没有可导出的模型：请运行 `plexus check {file}`。</translation>
  </message>
  <message>
   <source>{file} is not a project: at {path}, line {line}, column {column}, it is not legal JSON ({why}). Repair that line, or open an older copy of the file.</source>
   <translation>{file} 不是项目：在 {path}，第 {line} 行第 {column} 列，不是合法的 JSON（{why}）。请修复该行，或打开文件的旧副本。</translation>
  </message>
  <message>
   <source>{file} is not a project: byte {position} is not UTF-8 text. Open a .plexus file.</source>
   <translation>{file} 不是项目：第 {position} 个字节不是 UTF-8 文本。请打开 .plexus 文件。</translation>
  </message>
  <message>
   <source>{file} was written by a newer Plexus Studio ({path} is {found}; this one reads up to {newest}). Update the program to open it.</source>
   <translation>{file} 由更新版本的 Plexus Studio 写入（{path} 为 {found}；本版本最高可读 {newest}）。请更新程序后再打开。</translation>
  </message>
  <message>
   <source>{given} also needs {missing} wired.</source>
   <translation>已连接 {given}，还需要连接 {missing}。</translation>
  </message>
  <message>
   <source>{gpu} ({device})</source>
   <translation>{gpu}（{device}）</translation>
  </message>
  <message>
   <source>{key} of {name} cannot be a {type}. Give a number, a text, true or false, nothing, or a short tuple of these.</source>
   <translation>{name} 的 {key} 不能是 {type}。请给出数值、文本、true 或 false、空值，或由它们组成的短元组。</translation>
  </message>
  <message>
   <source>{key} of {name} holds half a character that no file can hold. Type it again.</source>
   <translation>{name} 的 {key} 含有任何文件都无法保存的半个字符。请重新输入。</translation>
  </message>
  <message>
   <source>{key} of {name} is too large: whole numbers stay below 2 to the power of 64.</source>
   <translation>{name} 的 {key} 过大：整数必须小于 2 的 64 次方。</translation>
  </message>
  <message>
   <source>{key} of {name} must be a finite number, not {value}.</source>
   <translation>{name} 的 {key} 必须是有限的数值，不能是 {value}。</translation>
  </message>
  <message>
   <source>{key} of {name} must be a text, not a {type}.</source>
   <translation>{name} 的 {key} 必须是文本，不能是 {type}。</translation>
  </message>
  <message>
   <source>{key}: {problem}</source>
   <translation>{key}：{problem}</translation>
  </message>
  <message>
   <source>{kind} cannot take {shapes}: {reason}</source>
   <translation>{kind} 无法接受 {shapes}：{reason}</translation>
  </message>
  <message>
   <source>{kind} has no parameter {name}.</source>
   <translation>{kind} 没有参数 {name}。</translation>
  </message>
  <message>
   <source>{kind} needs equal shapes: {first} gives {one}, {second} gives {two}.</source>
   <translation>{kind} 需要相同的形状：{first} 给出 {one}，{second} 给出 {two}。</translation>
  </message>
  <message>
   <source>{kind} overwrites in place what {source} gives, which is needed elsewhere.</source>
   <translation>{kind} 就地覆盖了 {source} 给出的值，而其他地方还需要该值。</translation>
  </message>
  <message>
   <source>{kind} reads axis 0 as time, but axis 0 of {shape} is the batch.</source>
   <translation>{kind} 把第 0 轴当作时间，但 {shape} 的第 0 轴是批。</translation>
  </message>
  <message>
   <source>{kind} reads {params} off its input, but {source} gives {found}.</source>
   <translation>{kind} 从输入读取 {params}，但 {source} 给出 {found}。</translation>
  </message>
  <message>
   <source>{kind} wants {axes}; {source} gives {found}.</source>
   <translation>{kind} 需要 {axes}；{source} 给出 {found}。</translation>
  </message>
  <message>
   <source>{kind} wants {wanted}; {source} gives {found}.</source>
   <translation>{kind} 需要{wanted}；{source} 给出 {found}。</translation>
  </message>
  <message>
   <source>{licence} licence. © The Plexus Studio authors.</source>
   <translation>{licence} 许可证。© Plexus Studio 作者。</translation>
  </message>
  <message>
   <source>{loss} tells two classes apart, but the target {field} of {data} has {classes}. Set train.loss to CrossEntropyLoss.</source>
   <translation>{loss} 用于区分两个类别，但 {data} 的目标 {field} 有 {classes} 个。请将 train.loss 设为 CrossEntropyLoss。</translation>
  </message>
  <message>
   <source>{loss} wants targets from 0 to 1, but the target {field} of {data} goes from {low} to {high}. Set train.loss to MSELoss.</source>
   <translation>{loss} 需要 0 到 1 之间的目标，但 {data} 的目标 {field} 为 {low} 到 {high}。请将 train.loss 设为 MSELoss。</translation>
  </message>
  <message>
   <source>{loss} with the target {field} of {data} wants an output of shape {expected}{why}, but {name} gives {found}. Change the last layers so that they give {expected}.</source>
   <translation>{loss} 用于 {data} 的目标 {field} 时，需要形状为 {expected} 的输出{why}，但 {name} 给出 {found}。请更改最后几层，使其给出 {expected}。</translation>
  </message>
  <message>
   <source>{memory} per sample</source>
   <translation>每个样本 {memory}</translation>
  </message>
  <message>
   <source>{names} and {count} more</source>
   <translation>{names} 以及另外 {count} 个</translation>
  </message>
  <message>
   <source>{name} ({kind}) failed while it ran: {reason}</source>
   <translation>{name}（{kind}）运行时失败：{reason}</translation>
  </message>
  <message>
   <source>{name} cannot be wired to itself.</source>
   <translation>{name} 不能与自身相连。</translation>
  </message>
  <message>
   <source>{name} has no input called {port}. It has: {ports}.</source>
   <translation>{name} 没有名为 {port} 的输入。它有：{ports}。</translation>
  </message>
  <message>
   <source>{name} has no input.</source>
   <translation>{name} 没有输入。</translation>
  </message>
  <message>
   <source>{name} has no inputs. End the wire at another layer.</source>
   <translation>{name} 没有输入。请将连线的终点放在另一个层上。</translation>
  </message>
  <message>
   <source>{name} has no output called {port}. It has: {ports}.</source>
   <translation>{name} 没有名为 {port} 的输出。它有：{ports}。</translation>
  </message>
  <message>
   <source>{name} has no output.</source>
   <translation>{name} 没有输出。</translation>
  </message>
  <message>
   <source>{name} has no outputs. Start the wire at another layer.</source>
   <translation>{name} 没有输出。请从另一个层开始连线。</translation>
  </message>
  <message>
   <source>{name} takes {expected} inputs, got {found}</source>
   <translation>{name} 需要 {expected} 个输入，得到 {found} 个</translation>
  </message>
  <message>
   <source>{name} {score}, the true class</source>
   <translation>{name} {score}，真实类别</translation>
  </message>
  <message>
   <source>{name}, {kind}</source>
   <translation>{name}，{kind}</translation>
  </message>
  <message>
   <source>{name}: {parts}</source>
   <translation>{name}：{parts}</translation>
  </message>
  <message>
   <source>{name}[*] – Plexus Studio</source>
   <translation>{name}[*] – Plexus Studio</translation>
  </message>
  <message>
   <source>{node} is a {kind}, which has no parameter {name}. It has: {known}.</source>
   <translation>{node} 是 {kind}，没有参数 {name}。它有：{known}。</translation>
  </message>
  <message>
   <source>{node}: {problem}</source>
   <translation>{node}：{problem}</translation>
  </message>
  <message>
   <source>{param} can have one axis of size -1 at most, but it is {found}.</source>
   <translation>{param} 最多只能有一个大小为 -1 的轴，但它是 {found}。</translation>
  </message>
  <message>
   <source>{param} is set to {pinned}, but {source} brings {found}.</source>
   <translation>{param} 设为 {pinned}，但 {source} 传来 {found}。</translation>
  </message>
  <message>
   <source>{param} must be a list of sizes such as N, 1, 28, 28, but it is {found}.</source>
   <translation>{param} 必须是大小列表，例如 N, 1, 28, 28，但它是 {found}。</translation>
  </message>
  <message>
   <source>{param} must be a number, but it is {found}.</source>
   <translation>{param} 必须是数值，但它是 {found}。</translation>
  </message>
  <message>
   <source>{param} must be a whole number or one of {choices}, but it is {found}.</source>
   <translation>{param} 必须是整数或 {choices} 之一，但它是 {found}。</translation>
  </message>
  <message>
   <source>{param} must be a whole number, but it is {found}.</source>
   <translation>{param} 必须是整数，但它是 {found}。</translation>
  </message>
  <message>
   <source>{param} must be at least {minimum}, but it is {found}.</source>
   <translation>{param} 必须不小于 {minimum}，但它是 {found}。</translation>
  </message>
  <message>
   <source>{param} must be at most {maximum}, but it is {found}.</source>
   <translation>{param} 必须不大于 {maximum}，但它是 {found}。</translation>
  </message>
  <message>
   <source>{param} must be between {minimum} and {maximum}, but it is {found}.</source>
   <translation>{param} 必须在 {minimum} 到 {maximum} 之间，但它是 {found}。</translation>
  </message>
  <message>
   <source>{param} must be one of {choices}, but it is {found}.</source>
   <translation>{param} 必须是 {choices} 之一，但它是 {found}。</translation>
  </message>
  <message>
   <source>{param} must be one whole number or {length} of them such as {example}, but it is {found}.</source>
   <translation>{param} 必须是一个整数，或 {length} 个整数，例如 {example}，但它是 {found}。</translation>
  </message>
  <message>
   <source>{param} must be one whole number, {length} of them such as {example}, or one of {choices}, but it is {found}.</source>
   <translation>{param} 必须是一个整数，或 {length} 个整数，例如 {example}，或 {choices} 之一，但它是 {found}。</translation>
  </message>
  <message>
   <source>{param} must be text, but it is {found}.</source>
   <translation>{param} 必须是文本，但它是 {found}。</translation>
  </message>
  <message>
   <source>{param} must be true or false, but it is {found}.</source>
   <translation>{param} 必须是 true 或 false，但它是 {found}。</translation>
  </message>
  <message>
   <source>{param} must be whole numbers such as 0, 2, 1, but it is {found}.</source>
   <translation>{param} 必须是整数，例如 0, 2, 1，但它是 {found}。</translation>
  </message>
  <message>
   <source>{path}</source>
   <translation>{path}</translation>
  </message>
  <message>
   <source>{path} cannot be opened: {why}.</source>
   <translation>无法打开 {path}：{why}。</translation>
  </message>
  <message>
   <source>{path} is not the folder of a run: it holds no {file}.</source>
   <translation>{path} 不是运行的文件夹：其中没有 {file}。</translation>
  </message>
  <message>
   <source>{place} is of class "{label}", which the training examples do not have. They have: {classes}. Add training examples of this class, or remove it.</source>
   <translation>{place} 属于类别“{label}”，而训练样本中没有该类别。现有：{classes}。请添加该类别的训练样本，或删除它。</translation>
  </message>
  <message>
   <source>{rate} it/s</source>
   <translation>{rate} 步/秒</translation>
  </message>
  <message>
   <source>{reason}</source>
   <translation>{reason}</translation>
  </message>
  <message>
   <source>{samples} points are too few for {classes} classes: at least {least} are needed. Raise "data.samples" or lower "data.classes".</source>
   <translation>对于 {classes} 个类别，{samples} 个点太少：至少需要 {least} 个。请增大“data.samples”或减小“data.classes”。</translation>
  </message>
  <message>
   <source>{shown} of {total} shown</source>
   <translation>显示 {shown} / {total}</translation>
  </message>
  <message>
   <source>{source} cannot feed {target}: data already flows from {target} to {source}, and a model has no circles. Take away a wire between them first.</source>
   <translation>{source} 不能接到 {target}：数据已从 {target} 流向 {source}，而模型中不能有环。请先移除它们之间的一条连线。</translation>
  </message>
  <message>
   <source>{source} does not give the value that {kind} is wired to.</source>
   <translation>{source} 不提供 {kind} 所连接的值。</translation>
  </message>
  <message>
   <source>{source} gives {found}, which is {count} values a sample; they do not fit {shape}.</source>
   <translation>{source} 给出 {found}，即每个样本 {count} 个值；与 {shape} 不符。</translation>
  </message>
  <message>
   <source>{source} is connected to {port} of {target} already.</source>
   <translation>{source} 已连接到 {target} 的 {port}。</translation>
  </message>
  <message>
   <source>{train} to train on, {validation} to validate with</source>
   <translation>{train} 个用于训练，{validation} 个用于验证</translation>
  </message>
  <message>
   <source>{whole} ({total}) must be divisible by {part} ({parts}).</source>
   <translation>{whole}（{total}）必须能被 {part}（{parts}）整除。</translation>
  </message>
  <message>
   <source>|∂score/∂input|</source>
   <translation>|∂score/∂input|</translation>
  </message>
  <message>
   <source>“{name}” has changes that are not saved.</source>
   <translation>“{name}”有未保存的更改。</translation>
  </message>
  <message>
   <source>“{name}” was not saved when the program last ended ({when}).</source>
   <translation>程序上次退出时“{name}”尚未保存（{when}）。</translation>
  </message>
  <message>
   <source>… × inner × columns.</source>
   <translation>… × 内 × 列。</translation>
  </message>
  <message>
   <source>… × rows × columns.</source>
   <translation>… × 行 × 列。</translation>
  </message>
  <message>
   <source>… × rows × inner.</source>
   <translation>… × 行 × 内。</translation>
  </message>
  <message>
   <source>简体中文</source>
   <translation>简体中文</translation>
  </message>
 </context>
</TS>
