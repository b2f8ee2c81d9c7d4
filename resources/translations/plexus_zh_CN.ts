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
   <source> pixels wide</source>
   <translation> 像素宽</translation>
  </message>
  <message>
   <source>"data.columns" names the column "{column}" {what}. Name each input once, and not the target.</source>
   <translation>“data.columns”指定了列“{column}”，但它{what}。每个输入只写一次，且不要写目标列。</translation>
  </message>
  <message>
   <source>"data.files" is {pattern}, a whole path; the end of names within the folder was expected, such as *.txt.</source>
   <translation>“data.files” 是 {pattern},是完整的路径;应为文件夹内名称的结尾,例如 *.txt。</translation>
  </message>
  <message>
   <source>"{file}" cannot be read: {reason}. Check the path and that you may read it.</source>
   <translation>无法读取“{file}”：{reason}。请检查路径以及您是否有读取权限。</translation>
  </message>
  <message>
   <source>"{file}" has more than {limit} megabytes, which is too much for one example. Choose a smaller one.</source>
   <translation>“{file}”超过 {limit} MB，作为一个样本太大。请选择较小的文件。</translation>
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
   <source>"{file}" is neither a picture, an array (.npy) nor a text in UTF-8, but "{field}" wants {what}. Choose another one.</source>
   <translation>“{file}”既不是图片，也不是数组（.npy）或 UTF-8 文本，而“{field}”需要 {what}。请选择其他文件。</translation>
  </message>
  <message>
   <source>"{file}" is no array of numbers that NumPy can read. Save it with numpy.save.</source>
   <translation>“{file}”不是 NumPy 能读取的数值数组。请用 numpy.save 保存。</translation>
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
   <source>"{file}" is not a text in UTF-8: byte {place} belongs to no character. Save it as UTF-8, or leave it out by "data.files".</source>
   <translation>“{file}” 不是 UTF-8 文本:第 {place} 个字节不属于任何字符。请存为 UTF-8,或用 “data.files” 把它排除。</translation>
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
   <source>"{name}" holds numbers that are infinite or none at all, and "{field}" wants finite ones. Replace them.</source>
   <translation>“{name}”含有无穷大或非数值，而“{field}”需要有限的数。请替换它们。</translation>
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
   <source>"{name}" is {found}, but "{field}" wants {what}. Choose another one.</source>
   <translation>“{name}”是 {found}，而“{field}”需要 {what}。请选择其他的。</translation>
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
   <source>"{text}" cannot be computed: {reason}.</source>
   <translation>无法计算“{text}”：{reason}。</translation>
  </message>
  <message>
   <source>"{text}" divides by zero.</source>
   <translation>“{text}”中有除以零的运算。</translation>
  </message>
  <message>
   <source>"{text}" gives {found} there, not a number.</source>
   <translation>“{text}”在那里给出 {found},而不是数。</translation>
  </message>
  <message>
   <source>"{text}" is more than one line.</source>
   <translation>“{text}”不止一行。</translation>
  </message>
  <message>
   <source>"{text}" is not a finite number.</source>
   <translation>“{text}”不是有限的数值。</translation>
  </message>
  <message>
   <source>"{text}" is not a number.</source>
   <translation>“{text}”不是数值。</translation>
  </message>
  <message>
   <source>"{text}" is not an expression such as channels * 2.</source>
   <translation>“{text}”不是表达式；表达式例如 channels * 2。</translation>
  </message>
  <message>
   <source>"{text}" may use numbers, names of variables, + - * / // % **, comparisons, if … else, and {functions}.</source>
   <translation>“{text}”中可以使用数值、变量名、+ - * / // % **、比较、if … else 以及 {functions}。</translation>
  </message>
  <message>
   <source>% of what is true</source>
   <translation>占真实类别的 %</translation>
  </message>
  <message>
   <source>% of what was predicted</source>
   <translation>占预测类别的 %</translation>
  </message>
  <message>
   <source>({row}, {column}) true {true}, predicted {given}</source>
   <translation>（{row}，{column}）真实 {true}，预测 {given}</translation>
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
   <source>, {count} of them as others before</source>
   <translation>，其中 {count} 个此前被当作其他类别</translation>
  </message>
  <message>
   <source>-1, 0 or 1 by the sign of each number.</source>
   <translation>按每个数的符号给出 -1、0 或 1。</translation>
  </message>
  <message>
   <source>-x</source>
   <translation>取负</translation>
  </message>
  <message>
   <source>0 or 1 for each class, as numbers with a point (float32).</source>
   <translation>每个类别为 0 或 1，以浮点数（float32）表示。</translation>
  </message>
  <message>
   <source>0 or 1 for each, as numbers with a point (float32), in that shape.</source>
   <translation>每个为 0 或 1，以浮点数（float32）表示，形状与之相同。</translation>
  </message>
  <message>
   <source>1 % or more of the validation examples have exactly the inputs of a training example (of examples of 8 numbers or more; texts are left out).</source>
   <translation>有 1 % 或更多的验证样本与某个训练样本的输入完全相同（样本需有 8 个或更多数值；文本不计）。</translation>
  </message>
  <message>
   <source>1 - x</source>
   <translation>一减x</translation>
  </message>
  <message>
   <source>1 / x</source>
   <translation>倒数</translation>
  </message>
  <message>
   <source>1 by the chance that each value gives, else 0; new at every call.</source>
   <translation>按每个值给出的概率取 1，否则取 0；每次调用重新抽取。</translation>
  </message>
  <message>
   <source>1 error</source>
   <translation>1 个错误</translation>
  </message>
  <message>
   <source>1 found</source>
   <translation>找到 1 个</translation>
  </message>
  <message>
   <source>1 node</source>
   <translation>1 个节点</translation>
  </message>
  <message>
   <source>1 or -1 for each, as numbers with a point (float32).</source>
   <translation>每个为 1 或 -1，以浮点数（float32）表示。</translation>
  </message>
  <message>
   <source>1 or true where a pair is alike and 0 where not, in that shape.</source>
   <translation>一对相似处为 1 或 true,不相似处为 0,形状同上。</translation>
  </message>
  <message>
   <source>1 thread</source>
   <translation>1 个线程</translation>
  </message>
  <message>
   <source>1 warning</source>
   <translation>1 个警告</translation>
  </message>
  <message>
   <source>1 where an edge leads from the column's node to the row's, else 0: N × nodes × nodes.</source>
   <translation>有边从列对应的节点指向行对应的节点处为 1，否则为 0：N × 节点 × 节点。</translation>
  </message>
  <message>
   <source>1 where both are alike and -1 where not: N numbers.</source>
   <translation>两者相似时为 1，不相似时为 -1：N 个数。</translation>
  </message>
  <message>
   <source>1 where the first is better and -1 where the second is, in the same shape.</source>
   <translation>前者更好处为 1，后者更好处为 -1，形状相同。</translation>
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
   <source>100 %, zoom</source>
   <translation>100 %，缩放</translation>
  </message>
  <message>
   <source>2-D</source>
   <translation>二维</translation>
  </message>
  <message>
   <source>3-D</source>
   <translation>三维</translation>
  </message>
  <message>
   <source>A LeakyReLU that learns how much of the negative values it keeps.</source>
   <translation>LeakyReLU 的一种，自行学习保留多少负值。</translation>
  </message>
  <message>
   <source>A LeakyReLU whose slope is drawn at random for every value while training.</source>
   <translation>LeakyReLU 的一种，训练时为每个值随机抽取斜率。</translation>
  </message>
  <message>
   <source>A Linear layer and CrossEntropyLoss in one, for very many classes.</source>
   <translation>将 Linear 层与 CrossEntropyLoss 合二为一，用于类别非常多的情况。</translation>
  </message>
  <message>
   <source>A Linear layer whose weights come in, so that several places can share one table.</source>
   <translation>一个权重由外部输入的 Linear 层，因此多处可以共用同一张表。</translation>
  </message>
  <message>
   <source>A ReLU that never gives more than 6, which suits numbers of few bits.</source>
   <translation>输出永远不超过 6 的 ReLU，适合低位宽的数值。</translation>
  </message>
  <message>
   <source>A SiLU made of straight pieces, which phones compute quickly.</source>
   <translation>由直线段组成的 SiLU，在手机上计算很快。</translation>
  </message>
  <message>
   <source>A Sigmoid made of straight pieces: 0 below -3, 1 above 3.</source>
   <translation>由直线段组成的 Sigmoid：-3 以下为 0，3 以上为 1。</translation>
  </message>
  <message>
   <source>A batch of {batch} fits easily.</source>
   <translation>{batch} 的批次能轻松放下。</translation>
  </message>
  <message>
   <source>A batch of {batch} holds all {count} examples, so an epoch is a single step.</source>
   <translation>一个 {batch} 的批次就容纳了全部 {count} 个样本，因此一轮只有一步。</translation>
  </message>
  <message>
   <source>A block cannot hold itself, and this one would: {names}. Use another block, or make a copy of it under another name.</source>
   <translation>块不能包含自身，而这个块会包含自身：{names}。请使用另一个块，或以其他名称为它创建副本。</translation>
  </message>
  <message>
   <source>A block cannot hold itself: {circle}.</source>
   <translation>块不能包含自身：{circle}。</translation>
  </message>
  <message>
   <source>A block of this project.</source>
   <translation>本项目中的块。</translation>
  </message>
  <message>
   <source>A boundary can be drawn for data with two inputs, such as moons</source>
   <translation>决策边界适用于有两个输入的数据，例如 moons</translation>
  </message>
  <message>
   <source>A checkpoint that was kept: Go on trains from here, in a new run</source>
   <translation>保留下来的检查点:“继续”会在新的运行中从这里训练</translation>
  </message>
  <message>
   <source>A class index whose examples are left out, such as that of padding.</source>
   <translation>不参与计算的类别索引，例如填充的索引；属于该类别的样本会被忽略。</translation>
  </message>
  <message>
   <source>A class index whose examples are left out, such as that of padding. None: -100.</source>
   <translation>不参与计算的类别索引，例如填充的索引；属于该类别的样本会被忽略。None：-100。</translation>
  </message>
  <message>
   <source>A classifier and its loss for very many classes, with little work for the frequent ones.</source>
   <translation>用于类别非常多的分类器及其损失，常见类别的计算量很小。</translation>
  </message>
  <message>
   <source>A dense layer and a gate that decides how much of its answer, and how much of the input itself, goes on (Srivastava et al. 2015, https://arxiv.org/abs/1505.00387).</source>
   <translation>一个全连接层，以及一个决定其结果和输入本身各有多少继续向前的门（Srivastava et al. 2015, https://arxiv.org/abs/1505.00387）。</translation>
  </message>
  <message>
   <source>A file of the run</source>
   <translation>运行的一个文件</translation>
  </message>
  <message>
   <source>A file…</source>
   <translation>文件…</translation>
  </message>
  <message>
   <source>A fixed sample of Fashion-MNIST (Zalando SE, MIT licence): 1,000 of 6,000 training images and 200 of 1,000 test images of each class.</source>
   <translation>Fashion-MNIST（Zalando SE，MIT 许可证）的固定样本：每个类别取 6,000 张训练图像中的 1,000 张和 1,000 张测试图像中的 200 张。</translation>
  </message>
  <message>
   <source>A forger and an expert learn from each other; two optimisers.</source>
   <translation>伪造者与鉴定者互相学习;两个优化器。</translation>
  </message>
  <message>
   <source>A frame or a note must have an id.</source>
   <translation>框或便签必须有 id。</translation>
  </message>
  <message>
   <source>A frame says nothing to the model. It takes along what lies in it.</source>
   <translation>框对模型没有影响。移动它时，其中的内容会一起移动。</translation>
  </message>
  <message>
   <source>A gated layer and an activation, both written in Python in the project.</source>
   <translation>一个门控层和一个激活函数，都用 Python 写在项目中。</translation>
  </message>
  <message>
   <source>A grid of points for GridSample, turned, scaled and moved by a 2 × 3 matrix.</source>
   <translation>供 GridSample 使用的点网格，由 2 × 3 矩阵旋转、缩放和平移。</translation>
  </message>
  <message>
   <source>A hint that attn_mask hides the future, which lets PyTorch use a faster kernel. It hides nothing by itself: attn_mask must be wired too.</source>
   <translation>提示 attn_mask 遮住的是未来，使 PyTorch 可以使用更快的内核。它本身不遮住任何内容：还必须连接 attn_mask。</translation>
  </message>
  <message>
   <source>A hint that mask hides the future, which lets PyTorch use a faster kernel. It hides nothing by itself: mask must be wired too. None: PyTorch looks at the mask to see.</source>
   <translation>提示 mask 遮住的是未来，使 PyTorch 可以使用更快的内核。它本身不遮住任何内容：还必须连接 mask。None：由 PyTorch 检查 mask 来判断。</translation>
  </message>
  <message>
   <source>A hint that memory_mask hides the future, which lets PyTorch use a faster kernel. It hides nothing by itself: memory_mask must be wired too.</source>
   <translation>提示 memory_mask 遮住的是未来，使 PyTorch 可以使用更快的内核。它本身不遮住任何内容：还必须连接 memory_mask。</translation>
  </message>
  <message>
   <source>A hint that src_mask hides the future, which lets PyTorch use a faster kernel. It hides nothing by itself: src_mask must be wired too.</source>
   <translation>提示 src_mask 遮住的是未来，使 PyTorch 可以使用更快的内核。它本身不遮住任何内容：还必须连接 src_mask。</translation>
  </message>
  <message>
   <source>A hint that src_mask hides the future, which lets PyTorch use a faster kernel. It hides nothing by itself: src_mask must be wired too. None: PyTorch looks at the mask to see.</source>
   <translation>提示 src_mask 遮住的是未来，使 PyTorch 可以使用更快的内核。它本身不遮住任何内容：还必须连接 src_mask。None：由 PyTorch 检查 mask 来判断。</translation>
  </message>
  <message>
   <source>A hint that tgt_mask hides the future, which lets PyTorch use a faster kernel. It hides nothing by itself: tgt_mask must be wired too.</source>
   <translation>提示 tgt_mask 遮住的是未来，使 PyTorch 可以使用更快的内核。它本身不遮住任何内容：还必须连接 tgt_mask。</translation>
  </message>
  <message>
   <source>A hint that tgt_mask hides the future, which lets PyTorch use a faster kernel. It hides nothing by itself: tgt_mask must be wired too. None: PyTorch looks at the mask to see.</source>
   <translation>提示 tgt_mask 遮住的是未来，使 PyTorch 可以使用更快的内核。它本身不遮住任何内容：还必须连接 tgt_mask。None：由 PyTorch 检查 mask 来判断。</translation>
  </message>
  <message>
   <source>A kind and a brightness from one look, with loss weights that are learned.</source>
   <translation>一眼看出种类与亮度,损失权重由学习得到。</translation>
  </message>
  <message>
   <source>A layer needs an id and a kind; {name} lacks one.</source>
   <translation>层需要 id 和 kind；{name} 缺少其中之一。</translation>
  </message>
  <message>
   <source>A layer of your own: a class or a function, written in Python.</source>
   <translation>你自己的层：用 Python 编写的类或函数。</translation>
  </message>
  <message>
   <source>A letter for each axis of each value, commas between the values, and the axes of the result behind the arrow; letters that are not in the result are summed over. PyTorch has no default; we start at bi,bi-&gt;b, the dot product of vectors.</source>
   <translation>为每个值的每个轴写一个字母，值与值之间用逗号分隔，箭头之后是结果的各轴；结果中没有的字母会被求和。PyTorch 没有默认值；这里从 bi,bi-&gt;b（向量的点积）开始。</translation>
  </message>
  <message>
   <source>A linear model of the score around the example, patch by patch.</source>
   <translation>在样本附近逐块拟合得分的线性模型。</translation>
  </message>
  <message>
   <source>A logarithmic scale of steps, epochs or time</source>
   <translation>步、轮或时间用对数刻度</translation>
  </message>
  <message>
   <source>A logarithmic scale of values</source>
   <translation>数值用对数刻度</translation>
  </message>
  <message>
   <source>A loss wants an output of real numbers, but {name} gives {found}.</source>
   <translation>损失需要实数输出，但 {name} 给出 {found}。</translation>
  </message>
  <message>
   <source>A mask that hides later steps from earlier ones.</source>
   <translation>对较早的步遮住较晚的步的掩码。</translation>
  </message>
  <message>
   <source>A mask that marks what stands behind the end of each sequence.</source>
   <translation>一个掩码，标出每个序列结束之后的部分。</translation>
  </message>
  <message>
   <source>A mask: true takes from input, false from other.</source>
   <translation>掩码：为 true 处取自 input，为 false 处取自 other。</translation>
  </message>
  <message>
   <source>A matrix with ones on its diagonal and zeros elsewhere.</source>
   <translation>对角线为一、其余为零的矩阵。</translation>
  </message>
  <message>
   <source>A model can be exported to module or script, not to {to}.</source>
   <translation>模型可以导出为 module 或 script,不能导出为 {to}。</translation>
  </message>
  <message>
   <source>A model does well on average by hardly ever foreseeing what is rare.</source>
   <translation>模型几乎从不预测罕见类别，平均表现也会不错。</translation>
  </message>
  <message>
   <source>A model of two outputs, each with a loss that counts as much as you say.</source>
   <translation>有两个输出的模型,各有一项损失,分量由您决定。</translation>
  </message>
  <message>
   <source>A model that cannot learn a few examples by heart cannot learn at all: something is wrong with it, with its loss, its labels or its learning rate.</source>
   <translation>连少量样本都背不下来的模型根本学不会：模型、损失、标签或学习率有问题。</translation>
  </message>
  <message>
   <source>A model writes where its data is a text and it guesses what comes next</source>
   <translation>当模型的数据是文本、猜测下一个字符时,它在此书写</translation>
  </message>
  <message>
   <source>A moment of the run could not be kept: {reason}. Training goes on; later moments are tried again.</source>
   <translation>运行的一个时刻未能保存：{reason}。训练继续进行；之后的时刻会再次尝试。</translation>
  </message>
  <message>
   <source>A number does not say how sure the model is of it.</source>
   <translation>一个数并不说明模型对它有多大把握。</translation>
  </message>
  <message>
   <source>A number less each value, such as 1 - x for the other half of a gate.</source>
   <translation>用一个数减去每个值，例如用 1 - x 得到门的另一半。</translation>
  </message>
  <message>
   <source>A picture and its mirror image, seen by the same layers.</source>
   <translation>一张图片和它的镜像，由同样的层来看。</translation>
  </message>
  <message>
   <source>A picture is a .png or an .svg file; {path} is neither. Choose another name.</source>
   <translation>图片文件应为 .png 或 .svg；{path} 两者都不是。请换一个文件名。</translation>
  </message>
  <message>
   <source>A piece: the shape of the input with its share of dim.</source>
   <translation>其中一份：形状与输入相同，dim 轴为分得的部分。</translation>
  </message>
  <message>
   <source>A piece: the shape of the input with its size along dim.</source>
   <translation>其中一份：形状与输入相同，dim 轴为指定的大小。</translation>
  </message>
  <message>
   <source>A project needs a name that is not empty.</source>
   <translation>项目的名称不能为空。</translation>
  </message>
  <message>
   <source>A quasi-Newton method that tries the loss several times in a step.</source>
   <translation>一种拟牛顿法,一步之中多次计算损失。</translation>
  </message>
  <message>
   <source>A random point between two examples, another one for each pair of the batch.</source>
   <translation>两个样本之间的随机一点,批中每一对各取一点。</translation>
  </message>
  <message>
   <source>A random rotation: rows or columns at right angles.</source>
   <translation>随机旋转:各行或各列互相垂直。</translation>
  </message>
  <message>
   <source>A rollout goes through layers in which tokens look at themselves; here there are none before those that look from one sequence at another.</source>
   <translation>Rollout 穿过的是词元相互关注的层；而这里在从一个序列看向另一个序列的层之前没有这样的层。</translation>
  </message>
  <message>
   <source>A row of pictures for each of some moments</source>
   <translation>若干时刻各占一行的图片</translation>
  </message>
  <message>
   <source>A run is already under way.</source>
   <translation>已有运行正在进行。</translation>
  </message>
  <message>
   <source>A sample from a file</source>
   <translation>来自文件的样本</translation>
  </message>
  <message>
   <source>A sample from a file…</source>
   <translation>来自文件的样本……</translation>
  </message>
  <message>
   <source>A sample from the clipboard</source>
   <translation>来自剪贴板的样本</translation>
  </message>
  <message>
   <source>A sample, in the same shape.</source>
   <translation>一个样本，形状相同。</translation>
  </message>
  <message>
   <source>A score for each class: N × classes, or N × classes × any axes.</source>
   <translation>每个类别的得分：N × 类别，或 N × 类别 × 任意轴。</translation>
  </message>
  <message>
   <source>A score for each class: N × classes.</source>
   <translation>每个类别的得分：N × 类别。</translation>
  </message>
  <message>
   <source>A score for each place, N first; no Sigmoid before it.</source>
   <translation>每个位置的得分,N 在最前;其前不要 Sigmoid。</translation>
  </message>
  <message>
   <source>A script needs a path: its data are written beside it.</source>
   <translation>脚本需要路径:其数据写在它旁边。</translation>
  </message>
  <message>
   <source>A small network learns from a larger one's doubts; two optimisers.</source>
   <translation>小网络从大网络的疑惑中学习;两个优化器。</translation>
  </message>
  <message>
   <source>A smaller vocabulary or shorter vectors make it faster.</source>
   <translation>较小的词表或较短的向量会更快。</translation>
  </message>
  <message>
   <source>A smooth ReLU that weights each value by its chance under a bell curve.</source>
   <translation>平滑的 ReLU，按每个值在正态分布下的概率对其加权。</translation>
  </message>
  <message>
   <source>A smooth ReLU whose output is always positive.</source>
   <translation>平滑的 ReLU，输出始终为正。</translation>
  </message>
  <message>
   <source>A smooth ReLU: each value times its own sigmoid.</source>
   <translation>平滑的 ReLU：每个值乘以它自身的 sigmoid。</translation>
  </message>
  <message>
   <source>A smooth ReLU: each value times the tanh of its softplus.</source>
   <translation>平滑的 ReLU：每个值乘以其 softplus 的 tanh。</translation>
  </message>
  <message>
   <source>A snapshot could not be changed: {error}</source>
   <translation>无法更改快照：{error}</translation>
  </message>
  <message>
   <source>A snapshot needs a name.</source>
   <translation>快照需要一个名称。</translation>
  </message>
  <message>
   <source>A stack of TransformerDecoderLayers, each reading what the one before gave.</source>
   <translation>堆叠的 TransformerDecoderLayer，每一层读取前一层的输出。</translation>
  </message>
  <message>
   <source>A stack of TransformerEncoderLayers, each reading what the one before gave.</source>
   <translation>堆叠的 TransformerEncoderLayer，每一层读取前一层的输出。</translation>
  </message>
  <message>
   <source>A step changes the weights by less than 1 part in 100,000 and the loss is above 80 % of where it began; or the loss has fallen by less than 10 % and falls as fast as ever.</source>
   <translation>每一步改变权重不到十万分之一，且损失高于开始时的 80 %；或者损失下降不到 10 %，且下降速度始终不变。</translation>
  </message>
  <message>
   <source>A step changes the weights by {share} of their size only, and the loss went from {first} to {last}. The learning rate is probably too low.</source>
   <translation>每一步只改变权重大小的 {share}，损失从 {first} 变到 {last}。学习率可能太低。</translation>
  </message>
  <message>
   <source>A step is so short ({time} ms) that most of it is calling layers rather than computing. A larger batch than {examples} makes better use of the machine.</source>
   <translation>一步如此之短（{time} 毫秒），大部分时间花在调用层而非计算上。比 {examples} 更大的批能更好地利用机器。</translation>
  </message>
  <message>
   <source>A step moves the weights by {ratio} of their size</source>
   <translation>每一步使权重移动其大小的 {ratio}</translation>
  </message>
  <message>
   <source>A step of 0 leads nowhere.</source>
   <translation>步长为 0 哪里也到不了。</translation>
  </message>
  <message>
   <source>A training goes on with one run: give resume or grow_from, not both.</source>
   <translation>一次训练只能接续一次运行:请在 resume 与 grow_from 中只给一个。</translation>
  </message>
  <message>
   <source>A training with a batch of {batch} needs about {needed}. How much {device} has free is not known here.</source>
   <translation>以 {batch} 的批次训练大约需要 {needed}。这里不知道 {device} 有多少空闲。</translation>
  </message>
  <message>
   <source>A value for every step, in the shape of src, or of tgt for a decoder.</source>
   <translation>每一步一个值，形状与 src 相同；对于解码器，形状与 tgt 相同。</translation>
  </message>
  <message>
   <source>A value given to the model: an argument of its forward method.</source>
   <translation>交给模型的值：forward 方法的一个参数。</translation>
  </message>
  <message>
   <source>A value that fits the first; axes of size 1 are stretched.</source>
   <translation>与第一个值匹配的值；大小为 1 的轴会被拉伸。</translation>
  </message>
  <message>
   <source>A value that fits the first; axes of size 1 are stretched. Open, the number value stands for it.</source>
   <translation>与第一个值匹配的值；大小为 1 的轴会被拉伸。不连则由数值 value 代替。</translation>
  </message>
  <message>
   <source>A value the model returns.</source>
   <translation>模型返回的值。</translation>
  </message>
  <message>
   <source>A variable cannot be called {name}: that word has its own meaning here. Choose another name, such as {name}_1.</source>
   <translation>变量不能命名为 {name}：这个词在此另有含义。请换一个名称，例如 {name}_1。</translation>
  </message>
  <message>
   <source>A vector: one axis.</source>
   <translation>向量：一个轴。</translation>
  </message>
  <message>
   <source>A view needs a name that is not empty.</source>
   <translation>视图需要一个非空的名称。</translation>
  </message>
  <message>
   <source>About Plexus Studio</source>
   <translation>关于 Plexus Studio</translation>
  </message>
  <message>
   <source>Above 0, angles are whole multiples of it: 90 gives quarter turns.</source>
   <translation>大于 0 时,角度是它的整数倍:90 即四分之一圈。</translation>
  </message>
  <message>
   <source>Above 0: the state is projected to this size, which must be smaller than hidden_size. 0: no projection, for which PyTorch has its fastest code.</source>
   <translation>大于 0 时：状态被投影到这个大小，它必须小于 hidden_size。为 0 时：不投影，此时 PyTorch 的代码最快。</translation>
  </message>
  <message>
   <source>Above it counts as true.</source>
   <translation>大于它算作真。</translation>
  </message>
  <message>
   <source>Accuracy</source>
   <translation>准确率</translation>
  </message>
  <message>
   <source>Act in every so-manieth step alone.</source>
   <translation>每隔若干步才行动一次。</translation>
  </message>
  <message>
   <source>Action</source>
   <translation>操作</translation>
  </message>
  <message>
   <source>Actions</source>
   <translation>操作</translation>
  </message>
  <message>
   <source>Activation</source>
   <translation>激活函数</translation>
  </message>
  <message>
   <source>Activation checkpointing: whether training keeps only what comes into the block, and computes the rest again in the backward pass. It takes less memory and more time, and gives the same numbers. Each repetition is a checkpoint of its own.</source>
   <translation>激活检查点:训练时是否只保留进入块的值,并在反向传播时重新计算其余部分。占用内存更少,用时更长,结果相同。每次重复各是一个检查点。</translation>
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
   <source>Adam divides the weight decay by the size of the gradients, so that it hardly holds large weights back. AdamW does not.</source>
   <translation>Adam 会把权重衰减除以梯度的大小，因此几乎压不住大的权重。AdamW 不会。</translation>
  </message>
  <message>
   <source>Adam for gradients that are mostly zero, as those of large embeddings.</source>
   <translation>用于梯度多半为零的情形的 Adam,例如大型嵌入的梯度。</translation>
  </message>
  <message>
   <source>Adam for large models: it keeps rows and columns of the averages alone (Shazeer, Stern).</source>
   <translation>用于大模型的 Adam:只保存平均值的行与列(Shazeer、Stern)。</translation>
  </message>
  <message>
   <source>Adam that is careful while its averages of gradients are young (Liu and others).</source>
   <translation>在梯度平均值尚不可靠时较为谨慎的 Adam(Liu 等)。</translation>
  </message>
  <message>
   <source>Adam whose weight decay is apart from the gradients (Loshchilov, Hutter).</source>
   <translation>权重衰减与梯度分开的 Adam(Loshchilov、Hutter)。</translation>
  </message>
  <message>
   <source>Adam with Nesterov's momentum (Dozat).</source>
   <translation>带 Nesterov 动量的 Adam(Dozat)。</translation>
  </message>
  <message>
   <source>Adam with the largest gradient so far in place of the average of squares.</source>
   <translation>以迄今最大的梯度代替平方平均值的 Adam。</translation>
  </message>
  <message>
   <source>Add Adam after {name}</source>
   <translation>在 {name} 之后添加 Adam</translation>
  </message>
  <message>
   <source>Add a frame</source>
   <translation>添加框</translation>
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
   <source>Add a learned constant to every output.</source>
   <translation>为每个输出加上一个可学习的常数。</translation>
  </message>
  <message>
   <source>Add a learned constant to every output. Often off right before a normalisation, which has its own.</source>
   <translation>为每个输出加上一个可学习的常数。其后紧跟归一化时常常关闭，因为归一化自带偏置。</translation>
  </message>
  <message>
   <source>Add a learned constant to every score.</source>
   <translation>为每个得分加上一个可学习的常数。</translation>
  </message>
  <message>
   <source>Add a note</source>
   <translation>添加便签</translation>
  </message>
  <message>
   <source>Add a variable</source>
   <translation>添加变量</translation>
  </message>
  <message>
   <source>Add an Input and an Output</source>
   <translation>添加 Input 和 Output</translation>
  </message>
  <message>
   <source>Add an Input for {name}</source>
   <translation>为 {name} 添加 Input</translation>
  </message>
  <message>
   <source>Add an Output after {name}</source>
   <translation>在 {name} 之后添加 Output</translation>
  </message>
  <message>
   <source>Add behind {name}</source>
   <translation>在 {name} 之后添加</translation>
  </message>
  <message>
   <source>Add keys…</source>
   <translation>添加按键…</translation>
  </message>
  <message>
   <source>Add layer…</source>
   <translation>添加层…</translation>
  </message>
  <message>
   <source>Add learned constants in the linear layers and normalisations.</source>
   <translation>在线性层和归一化中加上可学习的常数。</translation>
  </message>
  <message>
   <source>Add learned constants inside the cell.</source>
   <translation>在单元内加上可学习的常数。</translation>
  </message>
  <message>
   <source>Add learned constants to the frequent classes' scores.</source>
   <translation>为常见类别的得分加上可学习的常数。</translation>
  </message>
  <message>
   <source>Add learned constants to the projections.</source>
   <translation>为各投影加上可学习的常数。</translation>
  </message>
  <message>
   <source>Add noise in eval too, not only while the model trains.</source>
   <translation>在 eval 模式下也添加噪声，而不仅是在模型训练时。</translation>
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
   <source>Add the block {name}</source>
   <translation>添加块 {name}</translation>
  </message>
  <message>
   <source>Add the variable {name}</source>
   <translation>添加变量 {name}</translation>
  </message>
  <message>
   <source>Add what fits</source>
   <translation>添加合适的层</translation>
  </message>
  <message>
   <source>Add {count} layers</source>
   <translation>添加 {count} 个层</translation>
  </message>
  <message>
   <source>Add {name}</source>
   <translation>添加 {name}</translation>
  </message>
  <message>
   <source>Added above and below the line, so that an empty region that is foreseen empty costs nothing.</source>
   <translation>加在分子与分母上,使预测为空的空区域没有损失。</translation>
  </message>
  <message>
   <source>Added to denominators so that none is 0.</source>
   <translation>加在分母上,使其不为 0。</translation>
  </message>
  <message>
   <source>Added to every difference, so that none is exactly zero.</source>
   <translation>加到每个差上，使其不会恰好为零。</translation>
  </message>
  <message>
   <source>Added to squared gradients, and the least size of a step; none: by the number type.</source>
   <translation>加在平方梯度上的值,以及一步的最小尺寸;none:由数值类型决定。</translation>
  </message>
  <message>
   <source>Added to the expected count before its logarithm is taken; only without log_input.</source>
   <translation>在取对数之前加到预期计数上；仅在关闭 log_input 时使用。</translation>
  </message>
  <message>
   <source>Added to the variance inside the normalisations, so that nothing is divided by zero.</source>
   <translation>加到归一化内部的方差上，避免除以零。</translation>
  </message>
  <message>
   <source>Added to what is divided by, so that it is never zero.</source>
   <translation>加到除数上，使其永远不为零。</translation>
  </message>
  <message>
   <source>Adds a border of one given value.</source>
   <translation>添加由给定值组成的边框。</translation>
  </message>
  <message>
   <source>Adds a border of zeros.</source>
   <translation>添加由零组成的边框。</translation>
  </message>
  <message>
   <source>Adds a border taken from the opposite side, as if the input were bent into a ring.</source>
   <translation>添加取自对侧的边框，如同将输入弯成一个环。</translation>
  </message>
  <message>
   <source>Adds a border that mirrors the input at its edge.</source>
   <translation>添加边框，内容为输入在边缘处的镜像。</translation>
  </message>
  <message>
   <source>Adds a border that repeats the outermost values.</source>
   <translation>添加重复最外侧值的边框。</translation>
  </message>
  <message>
   <source>Adds a few channels to an image that are computed from all it has. The layer of DenseNet (Huang et al. 2016, https://arxiv.org/abs/1608.06993).</source>
   <translation>为图像添加少量通道，它们由图像的全部已有通道计算得出。DenseNet 的层（Huang et al. 2016, https://arxiv.org/abs/1608.06993）。</translation>
  </message>
  <message>
   <source>Adds an axis of size 1, such as the one channel of grey images.</source>
   <translation>添加一个大小为 1 的轴，例如灰度图像唯一的通道。</translation>
  </message>
  <message>
   <source>Adds numbers at the ends of axes; negative amounts cut numbers away.</source>
   <translation>在各轴的两端添加数值；负的数量则裁去数值。</translation>
  </message>
  <message>
   <source>Adds numbers to places of a value, as messages are summed at the nodes of a graph.</source>
   <translation>将数值加到一个值的若干位置上，如同在图的节点上对消息求和。</translation>
  </message>
  <message>
   <source>Adds one number to every number.</source>
   <translation>为每个数加上同一个数。</translation>
  </message>
  <message>
   <source>Adds random noise while the model trains.</source>
   <translation>在模型训练时添加随机噪声。</translation>
  </message>
  <message>
   <source>Adds up along one axis or several.</source>
   <translation>沿一个或多个轴求和。</translation>
  </message>
  <message>
   <source>Adds up losses with weights that are learned, by how uncertain each task is.</source>
   <translation>把各项损失相加,权重按各任务的不确定程度学得。</translation>
  </message>
  <message>
   <source>Adds up losses, each times a number that says how much it counts.</source>
   <translation>把各项损失相加,每项乘以表示其分量的数。</translation>
  </message>
  <message>
   <source>Adds values of equal or compatible shapes, as a residual connection does.</source>
   <translation>将形状相同或可广播的值相加，如残差连接。</translation>
  </message>
  <message>
   <source>Adds what three convolutions, of which the middle one is narrow, make of an image to a projection of it, where its size or its channels change. The bottleneck block of ResNet (He et al. 2015, https://arxiv.org/abs/1512.03385).</source>
   <translation>将三个卷积（中间一个较窄）对图像的处理结果与图像的投影相加，用于大小或通道数改变之处。ResNet 的瓶颈块（He et al. 2015, https://arxiv.org/abs/1512.03385）。</translation>
  </message>
  <message>
   <source>Adds what three convolutions, of which the middle one is narrow, make of an image to the image itself. The bottleneck block of ResNet (He et al. 2015, https://arxiv.org/abs/1512.03385).</source>
   <translation>将三个卷积（中间一个较窄）对图像的处理结果与图像本身相加。ResNet 的瓶颈块（He et al. 2015, https://arxiv.org/abs/1512.03385）。</translation>
  </message>
  <message>
   <source>Adds what two convolutions make of an image to a projection of it, where its size or its channels change. The basic block of ResNet (He et al. 2015, https://arxiv.org/abs/1512.03385).</source>
   <translation>将两个卷积对图像的处理结果与图像的投影相加，用于大小或通道数改变之处。ResNet 的基本块（He et al. 2015, https://arxiv.org/abs/1512.03385）。</translation>
  </message>
  <message>
   <source>Adds what two convolutions make of an image to the image itself. The basic block of ResNet (He et al. 2015, https://arxiv.org/abs/1512.03385).</source>
   <translation>将两个卷积对图像的处理结果与图像本身相加。ResNet 的基本块（He et al. 2015, https://arxiv.org/abs/1512.03385）。</translation>
  </message>
  <message>
   <source>Adds whole slices to places of a value along an axis.</source>
   <translation>沿一个轴将整个切片加到一个值的若干位置上。</translation>
  </message>
  <message>
   <source>After 8 epochs or more the training loss has settled (1 % over four epochs) above 60 % of the loss of guessing.</source>
   <translation>8 轮或更多之后，训练损失已稳定（四轮内变化 1 %），但高于猜测损失的 60 %。</translation>
  </message>
  <message>
   <source>After at least 60 steps and 3 epochs (or 400 steps) the training loss is within 2 % of where it began, and not below 70 % of the loss of guessing.</source>
   <translation>至少 60 步和 3 轮（或 400 步）之后，训练损失与开始时相差不到 2 %，且不低于猜测损失的 70 %。</translation>
  </message>
  <message>
   <source>After how many counts it does so each time.</source>
   <translation>每计多少次做一次。</translation>
  </message>
  <message>
   <source>After: {step}</source>
   <translation>之后：{step}</translation>
  </message>
  <message>
   <source>Again</source>
   <translation>再来一次</translation>
  </message>
  <message>
   <source>AlexNet</source>
   <translation>AlexNet</translation>
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
   <source>All Python of this project is used.</source>
   <translation>该项目的所有 Python 都在使用中。</translation>
  </message>
  <message>
   <source>All between</source>
   <translation>之间的全部</translation>
  </message>
  <message>
   <source>All channels of x, and growth more for every layer.</source>
   <translation>x 的所有通道，每层再增加 growth 个。</translation>
  </message>
  <message>
   <source>All downstream</source>
   <translation>所有下游</translation>
  </message>
  <message>
   <source>All examples in "{source}" are of one class, "{name}"; learning to tell classes apart takes at least two. Add examples of another class.</source>
   <translation>“{source}”中的所有样本都属于同一类别“{name}”；学习区分类别至少需要两类。请添加其他类别的样本。</translation>
  </message>
  <message>
   <source>All is well: nothing that the doctor knows of is to be seen.</source>
   <translation>一切正常：医生所知的问题都没有出现。</translation>
  </message>
  <message>
   <source>All keys are as they were at first.</source>
   <translation>所有按键都恢复为最初的样子。</translation>
  </message>
  <message>
   <source>All layers</source>
   <translation>所有层</translation>
  </message>
  <message>
   <source>All moments</source>
   <translation>所有时刻</translation>
  </message>
  <message>
   <source>All moments, or one bar for each layer</source>
   <translation>所有时刻，或每层一条</translation>
  </message>
  <message>
   <source>All of them as one.</source>
   <translation>合为一个的全部。</translation>
  </message>
  <message>
   <source>All products of a number of one vector with a number of another.</source>
   <translation>一个向量的各数与另一个向量的各数的所有乘积。</translation>
  </message>
  <message>
   <source>All upstream</source>
   <translation>所有上游</translation>
  </message>
  <message>
   <source>All values are multiplied by 1 ± up to this.</source>
   <translation>所有值乘以 1 ± 不超过此数。</translation>
  </message>
  <message>
   <source>All values side by side.</source>
   <translation>所有值并排放在一起。</translation>
  </message>
  <message>
   <source>All weights: {value}</source>
   <translation>所有权重：{value}</translation>
  </message>
  <message>
   <source>All wires of {port} to…</source>
   <translation>将 {port} 的所有连线移到…</translation>
  </message>
  <message>
   <source>All {count} examples to train on are in the validation split too, so that leaving them out leaves none. Choose other data, or set "data.duplicates" to keep.</source>
   <translation>全部 {count} 个训练样本也都在验证集中，去掉它们后一个也不剩。请选择其他数据，或将“data.duplicates”设为 keep。</translation>
  </message>
  <message>
   <source>Allow to run</source>
   <translation>允许运行</translation>
  </message>
  <message>
   <source>Allow {name}</source>
   <translation>允许 {name}</translation>
  </message>
  <message>
   <source>Allowed</source>
   <translation>已允许</translation>
  </message>
  <message>
   <source>AlphaDropout of whole channels, for convolutional models with SELU.</source>
   <translation>对整个通道进行的 AlphaDropout，用于使用 SELU 的卷积模型。</translation>
  </message>
  <message>
   <source>Also add the part of the formula that does not depend on the model, so that the loss is a true likelihood.</source>
   <translation>同时加上公式中与模型无关的部分，使损失成为真正的似然。</translation>
  </message>
  <message>
   <source>Also give the attention weights, as the second output. Off is faster: PyTorch may then use its fused kernels, whose results differ in the last digits.</source>
   <translation>同时给出注意力权重，作为第二个输出。关闭时更快：PyTorch 可以使用融合内核，其结果在末尾几位上有差异。</translation>
  </message>
  <message>
   <source>Also give the places of the largest values, as a second output named indices. MaxUnpool needs them.</source>
   <translation>同时给出最大值的位置，作为名为 indices 的第二个输出。MaxUnpool 需要它们。</translation>
  </message>
  <message>
   <source>Alt+Enter: {fix}</source>
   <translation>Alt+Enter：{fix}</translation>
  </message>
  <message>
   <source>Always expect {name}</source>
   <translation>总是期待 {name}</translation>
  </message>
  <message>
   <source>Amber</source>
   <translation>琥珀色</translation>
  </message>
  <message>
   <source>Among how many next words a language model wavers, on average.</source>
   <translation>语言模型平均在多少个下一词之间犹豫。</translation>
  </message>
  <message>
   <source>An ELU scaled so that values keep mean 0 and variance 1 from layer to layer.</source>
   <translation>经过缩放的 ELU，使各层的值保持均值 0 和方差 1。</translation>
  </message>
  <message>
   <source>An ELU whose slope at zero is 1 for every alpha, so that it has no kink.</source>
   <translation>对任何 alpha，在零处斜率均为 1 的 ELU，因此没有折点。</translation>
  </message>
  <message>
   <source>An LSTM reads a picture from top to bottom.</source>
   <translation>LSTM 从上到下读一张图片。</translation>
  </message>
  <message>
   <source>An animation is written as .gif or .mp4, not as {name}. Choose one of them.</source>
   <translation>动画写成 .gif 或 .mp4，而不是 {name}。请选择其中一种。</translation>
  </message>
  <message>
   <source>An axis has size 1 wherever it is stretched.</source>
   <translation>被拉伸的轴大小均为 1。</translation>
  </message>
  <message>
   <source>An axis in {param} has a size of {limit} at most, but it is {found}.</source>
   <translation>{param} 中一个轴的大小最多为 {limit}，但现在是 {found}。</translation>
  </message>
  <message>
   <source>An encoder reads a sentence, a decoder writes it in another language.</source>
   <translation>编码器读入一句话，解码器用另一种语言写出它。</translation>
  </message>
  <message>
   <source>An encoder that reads one sequence and a decoder that turns it into another.</source>
   <translation>一个读取序列的编码器，和一个将其变为另一个序列的解码器。</translation>
  </message>
  <message>
   <source>An end of this wire is not there: bring that layer back first.</source>
   <translation>这条连线有一端不在了：请先恢复那个层。</translation>
  </message>
  <message>
   <source>An entry for each axis: a number picks one place and drops the axis, 2:5 a range, ::2 every other place, : all. ... stands for all axes between, None adds an axis.</source>
   <translation>每个轴一项：数字选取一个位置并去掉该轴，2:5 为范围，::2 为每隔一个位置，: 为全部。... 表示中间的所有轴，None 添加一个轴。</translation>
  </message>
  <message>
   <source>An epoch that is better by no more than this counts as no better, for stop_early.</source>
   <translation>对 stop_early 而言,好得不超过此值的一轮算作没有更好。</translation>
  </message>
  <message>
   <source>An equation has a letter for each axis, such as "bij,bjk-&gt;bik", but it is "{text}".</source>
   <translation>等式应为每个轴写一个字母，例如“bij,bjk-&gt;bik”，但它是“{text}”。</translation>
  </message>
  <message>
   <source>An expression has {limit} characters at most, this one has {found}.</source>
   <translation>表达式最多 {limit} 个字符，这个表达式有 {found} 个。</translation>
  </message>
  <message>
   <source>An index has a number, a range such as 2:5, "...", or None for each axis, with commas between, but it is "{text}".</source>
   <translation>索引应为每个轴写一个数字、一个范围（例如 2:5）、“...”或 None，以逗号分隔，但它是“{text}”。</translation>
  </message>
  <message>
   <source>An input that no embedding or normalisation takes has numbers beyond 30, or a column that spreads 100 times as far as another.</source>
   <translation>某个输入没有经过嵌入或归一化，其数值超过 30，或某一列的散布是另一列的 100 倍。</translation>
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
   <source>Another layer is called {name} now: take that back first.</source>
   <translation>现在另一个层叫 {name}：请先撤回那个更改。</translation>
  </message>
  <message>
   <source>Another one like this</source>
   <translation>再开一个同样的视图</translation>
  </message>
  <message>
   <source>Another shape for the same numbers without a copy; Reshape copies where it must.</source>
   <translation>不复制，把相同的数看作另一种形状；Reshape 则在必要时复制。</translation>
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
   <source>Any shape; axis 1 holds the channels, if there are several.</source>
   <translation>任意形状；若有多个通道，则位于第 1 轴。</translation>
  </message>
  <message>
   <source>Any shape; the axis dim has an even size.</source>
   <translation>任意形状；dim 轴的大小为偶数。</translation>
  </message>
  <message>
   <source>Any shape; the axis dim holds the vectors.</source>
   <translation>任意形状；向量位于 dim 轴。</translation>
  </message>
  <message>
   <source>Any shape; the last axis has as many numbers as features.</source>
   <translation>任意形状；最后一轴的大小等于特征数。</translation>
  </message>
  <message>
   <source>Any shape; the last axis has d_model numbers.</source>
   <translation>任意形状；最后一轴有 d_model 个数。</translation>
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
   <source>Apply</source>
   <translation>应用</translation>
  </message>
  <message>
   <source>Apply first fix</source>
   <translation>应用第一个修复</translation>
  </message>
  <message>
   <source>Apply it before going on?</source>
   <translation>继续之前是否应用？</translation>
  </message>
  <message>
   <source>Apply the first fix of each, in one step</source>
   <translation>一步应用每个问题的第一个修复</translation>
  </message>
  <message>
   <source>Apply to the run under way, from its next step on</source>
   <translation>应用到正在进行的运行,从下一步起</translation>
  </message>
  <message>
   <source>Apply {param} to the run</source>
   <translation>把 {param} 应用到运行</translation>
  </message>
  <message>
   <source>Around the model</source>
   <translation>围绕模型的部分</translation>
  </message>
  <message>
   <source>Arrange</source>
   <translation>自动排列</translation>
  </message>
  <message>
   <source>Arrange selection</source>
   <translation>排列所选</translation>
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
   <source>Arrows show a hit, Enter goes there, Escape comes back.</source>
   <translation>方向键显示结果，Enter 前往，Escape 返回。</translation>
  </message>
  <message>
   <source>As Grad-CAM, where several places of the same thing count alike.</source>
   <translation>与 Grad-CAM 相同，但同一事物的多个位置同等计入。</translation>
  </message>
  <message>
   <source>As it was before the model had errors.</source>
   <translation>这是模型出现错误之前的代码。</translation>
  </message>
  <message>
   <source>As many are read at most, files in the order of their names.</source>
   <translation>最多读这么多,文件按名称顺序。</translation>
  </message>
  <message>
   <source>As many axes as dims has numbers.</source>
   <translation>轴数与 dims 中数字的个数相同。</translation>
  </message>
  <message>
   <source>As many values as the equation has terms.</source>
   <translation>值的个数与等式的项数相同。</translation>
  </message>
  <message>
   <source>As opened</source>
   <translation>打开时</translation>
  </message>
  <message>
   <source>As the settings have it</source>
   <translation>按设置</translation>
  </message>
  <message>
   <source>As the settings have it, each batch of examples is used so:</source>
   <translation>按设置,每批样本这样使用:</translation>
  </message>
  <message>
   <source>As the system</source>
   <translation>跟随系统</translation>
  </message>
  <message>
   <source>Assume {sizes}</source>
   <translation>假定 {sizes}</translation>
  </message>
  <message>
   <source>Assumed</source>
   <translation>假定</translation>
  </message>
  <message>
   <source>At full size, for the way up.</source>
   <translation>原大小，用于上行路径。</translation>
  </message>
  <message>
   <source>At the bounds the slope is next to 0, so that no gradient comes back.</source>
   <translation>在边界处斜率接近 0，因此没有梯度传回。</translation>
  </message>
  <message>
   <source>Attention</source>
   <translation>注意力</translation>
  </message>
  <message>
   <source>Attention to itself and to what an encoder gave, and a small network for each step.</source>
   <translation>对自身以及编码器输出的注意力，加上作用于每一步的小型网络。</translation>
  </message>
  <message>
   <source>Augmentation</source>
   <translation>数据增强</translation>
  </message>
  <message>
   <source>Autoencoder</source>
   <translation>自编码器</translation>
  </message>
  <message>
   <source>Average over {axis} in place of {name}</source>
   <translation>用对 {axis} 求平均代替 {name}</translation>
  </message>
  <message>
   <source>Axes</source>
   <translation>轴</translation>
  </message>
  <message>
   <source>Axis</source>
   <translation>坐标轴</translation>
  </message>
  <message>
   <source>Axis {dim} of {found} is {size} long, which is not the product of {sizes}.</source>
   <translation>{found} 的轴 {dim} 长为 {size}，不是 {sizes} 的乘积。</translation>
  </message>
  <message>
   <source>BCELoss takes probabilities from 0 to 1, but {name} gives numbers of any size, so training would fail.</source>
   <translation>BCELoss 需要 0 到 1 之间的概率，但 {name} 给出任意大小的数，因此训练会失败。</translation>
  </message>
  <message>
   <source>BCELoss wants outputs from 0 to 1, but {name} gives others. Insert Sigmoid after it, or set train.loss to BCEWithLogitsLoss.</source>
   <translation>BCELoss 需要 0 到 1 之间的输出，但 {name} 给出了其他值。请在其后插入 Sigmoid，或将 train.loss 设为 BCEWithLogitsLoss。</translation>
  </message>
  <message>
   <source>BCEWithLogitsLoss for a model that ends with Sigmoid.</source>
   <translation>用于以 Sigmoid 结尾的模型的 BCEWithLogitsLoss。</translation>
  </message>
  <message>
   <source>BCEWithLogitsLoss that looks most at what is foreseen badly, for rare labels.</source>
   <translation>着重于预测差者的 BCEWithLogitsLoss,用于稀少的标签。</translation>
  </message>
  <message>
   <source>BERT base</source>
   <translation>BERT base</translation>
  </message>
  <message>
   <source>Back</source>
   <translation>返回</translation>
  </message>
  <message>
   <source>Back to the run as it is</source>
   <translation>回到运行的当前状态</translation>
  </message>
  <message>
   <source>Back to the settings</source>
   <translation>回到设置</translation>
  </message>
  <message>
   <source>Back to where you were</source>
   <translation>回到原来的位置</translation>
  </message>
  <message>
   <source>Bags × embedding_dim.</source>
   <translation>袋 × embedding_dim。</translation>
  </message>
  <message>
   <source>Bar</source>
   <translation>短条</translation>
  </message>
  <message>
   <source>Batch</source>
   <translation>批次</translation>
  </message>
  <message>
   <source>Batch normalisation of tiny batches</source>
   <translation>批过小的批归一化</translation>
  </message>
  <message>
   <source>BatchNorm over the batches of all processes that train together; alone it is BatchNorm.</source>
   <translation>在共同训练的所有进程的批上进行的 BatchNorm；单独使用时即为 BatchNorm。</translation>
  </message>
  <message>
   <source>Before</source>
   <translation>之前</translation>
  </message>
  <message>
   <source>Behind the = stands an expression such as channels * 2.</source>
   <translation>= 后面写表达式，例如 channels * 2。</translation>
  </message>
  <message>
   <source>Being computed</source>
   <translation>正在计算</translation>
  </message>
  <message>
   <source>Bends images as if they were drawn on rubber, at random while the model trains.</source>
   <translation>训练时把图像随机弯曲,如同画在橡皮上。</translation>
  </message>
  <message>
   <source>Block library</source>
   <translation>块库</translation>
  </message>
  <message>
   <source>Block {name}</source>
   <translation>块 {name}</translation>
  </message>
  <message>
   <source>Block {name}, used {count} times.</source>
   <translation>块 {name}，使用了 {count} 次。</translation>
  </message>
  <message>
   <source>Block {name}: not used yet</source>
   <translation>块 {name}：尚未使用</translation>
  </message>
  <message>
   <source>Block {name}: used {count} times, a change here changes all</source>
   <translation>块 {name}：已使用 {count} 次，在此更改会影响所有使用处</translation>
  </message>
  <message>
   <source>Blocks</source>
   <translation>块</translation>
  </message>
  <message>
   <source>Blocks can be nested {limit} levels deep at most.</source>
   <translation>块最多可以嵌套 {limit} 层。</translation>
  </message>
  <message>
   <source>Blocks, variables, Python of one's own</source>
   <translation>块、变量、自己的 Python</translation>
  </message>
  <message>
   <source>Blue</source>
   <translation>蓝色</translation>
  </message>
  <message>
   <source>Blurs images as if the camera had moved, at random while the model trains.</source>
   <translation>训练时把图像随机模糊,如同相机移动过。</translation>
  </message>
  <message>
   <source>Blurs some images, more or less, while the model trains.</source>
   <translation>训练时把部分图像或多或少地模糊。</translation>
  </message>
  <message>
   <source>Bookmarks</source>
   <translation>书签</translation>
  </message>
  <message>
   <source>Both inputs of {name} are {source}, so it always gives {value}.</source>
   <translation>{name} 的两个输入都是 {source}，因此它总是给出 {value}。</translation>
  </message>
  <message>
   <source>Boundary</source>
   <translation>决策边界</translation>
  </message>
  <message>
   <source>Box: what it touches is selected; with Shift it adds; L or Alt draws a lasso</source>
   <translation>方框：碰到的都会被选中；按住 Shift 则追加；L 或 Alt 绘制套索</translation>
  </message>
  <message>
   <source>Bring it back</source>
   <translation>恢复它</translation>
  </message>
  <message>
   <source>Brings pairs that are alike close together, and keeps others a margin apart.</source>
   <translation>使相似的一对靠近,使其他的保持一段间隔。</translation>
  </message>
  <message>
   <source>Brings the learning rate down along half a cosine (SGDR, without its restarts).</source>
   <translation>使学习率沿半个余弦下降(SGDR,不重启)。</translation>
  </message>
  <message>
   <source>Brings the learning rate down along half a cosine, again and again (SGDR).</source>
   <translation>使学习率沿半个余弦反复下降(SGDR)。</translation>
  </message>
  <message>
   <source>Brings the learning rate down to 0 by a power of the time that is left.</source>
   <translation>使学习率按剩余时间的幂降到 0。</translation>
  </message>
  <message>
   <source>Brush</source>
   <translation>框选</translation>
  </message>
  <message>
   <source>Buffers</source>
   <translation>缓冲区</translation>
  </message>
  <message>
   <source>By a cosine or along a line.</source>
   <translation>按余弦或沿直线。</translation>
  </message>
  <message>
   <source>By class</source>
   <translation>按类别</translation>
  </message>
  <message>
   <source>By how many places along each of dims; negative shifts back. PyTorch has no default; we start at 1.</source>
   <translation>沿 dims 的每个轴移动多少个位置；负数表示往回移动。PyTorch 没有默认值；这里从 1 开始。</translation>
  </message>
  <message>
   <source>By how much each index counts; the shape of the input. Only where mode is sum.</source>
   <translation>每个索引的权重；形状与输入相同。仅用于 mode 为 sum 时。</translation>
  </message>
  <message>
   <source>By how much each wave is longer than the last.</source>
   <translation>每一波比上一波长多少倍。</translation>
  </message>
  <message>
   <source>By how much nearer it should be; it must be above 0.</source>
   <translation>应当近多少；必须大于 0。</translation>
  </message>
  <message>
   <source>By how much steps grow smaller on the way.</source>
   <translation>步长在途中减小多少。</translation>
  </message>
  <message>
   <source>By how much the better score should be above the other.</source>
   <translation>较好的得分应比另一个高出多少。</translation>
  </message>
  <message>
   <source>By how much the loss of each class counts, in their order, such as 1, 5 where the second is rare. For CrossEntropyLoss, and BCEWithLogitsLoss of two classes. None: all alike.</source>
   <translation>每个类别的损失的分量,按类别顺序,例如第二类稀少时为 1, 5。用于 CrossEntropyLoss,以及两类的 BCEWithLogitsLoss。none:一律相同。</translation>
  </message>
  <message>
   <source>By how much the loss of each class counts, in their order, such as 1, 5 where the second is rare. None: all alike.</source>
   <translation>各类别的损失所占的权重，按类别顺序给出，例如第二类稀少时为 1, 5。None：全部相同。</translation>
  </message>
  <message>
   <source>By how much the loss of each value, or of each column, counts, in their order, such as 1, 5 where the second is rare. None: all alike.</source>
   <translation>各个值或各列的损失所占的权重，按顺序给出，例如第二个稀少时为 1, 5。None：全部相同。</translation>
  </message>
  <message>
   <source>By how much the penalty counts.</source>
   <translation>惩罚的分量。</translation>
  </message>
  <message>
   <source>By how much the right score should be above the others.</source>
   <translation>正确类别的得分应比其他得分高出多少。</translation>
  </message>
  <message>
   <source>By how much true labels count more than false ones, for each column, such as 9 where one in ten is true. None: all alike.</source>
   <translation>每一列中，为真的标签比为假的标签权重大多少倍，例如十个中有一个为真时取 9。None：全部相同。</translation>
  </message>
  <message>
   <source>By how much values are pulled towards zero.</source>
   <translation>将值向零拉近多少。</translation>
  </message>
  <message>
   <source>By what it is multiplied.</source>
   <translation>它被乘以多少。</translation>
  </message>
  <message>
   <source>By what the learning rate is multiplied, as an expression of epoch: how many steps, or epochs, there have been.</source>
   <translation>学习率每次所乘的数,写成 epoch 的表达式:已经走过多少步或多少轮。</translation>
  </message>
  <message>
   <source>By what the learning rate is multiplied.</source>
   <translation>学习率被乘以多少。</translation>
  </message>
  <message>
   <source>By which method to explain</source>
   <translation>用哪种方法解释</translation>
  </message>
  <message>
   <source>Bypass</source>
   <translation>旁路</translation>
  </message>
  <message>
   <source>Bypassed: it hands on its first input untouched.</source>
   <translation>已旁路：原样传递它的第一个输入。</translation>
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
   <source>Calibration</source>
   <translation>校准</translation>
  </message>
  <message>
   <source>Call both axes {label}</source>
   <translation>把两个轴都叫做 {label}</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Cancel; let go of the selection</source>
   <translation>取消；放弃选择</translation>
  </message>
  <message>
   <source>Canvas</source>
   <translation>画布</translation>
  </message>
  <message>
   <source>Capsules that listen to capsules: each below sends a vote to each above, and routing finds the votes that agree (Sabour et al. 2017, https://arxiv.org/abs/1710.09829).</source>
   <translation>听取其他胶囊的胶囊：下层的每个胶囊向上层的每个胶囊投票，路由找出彼此一致的投票（Sabour et al. 2017, https://arxiv.org/abs/1710.09829）。</translation>
  </message>
  <message>
   <source>Centred</source>
   <translation>居中</translation>
  </message>
  <message>
   <source>Change flags</source>
   <translation>更改标志</translation>
  </message>
  <message>
   <source>Change shortcuts</source>
   <translation>更改快捷键</translation>
  </message>
  <message>
   <source>Change the data settings: {problem}</source>
   <translation>请修改数据设置：{problem}</translation>
  </message>
  <message>
   <source>Change the kind of a layer</source>
   <translation>更改层的种类</translation>
  </message>
  <message>
   <source>Change the variables</source>
   <translation>更改变量</translation>
  </message>
  <message>
   <source>Change {name} to {kind}</source>
   <translation>把 {name} 改为 {kind}</translation>
  </message>
  <message>
   <source>Changed by the last step</source>
   <translation>被上一步更改</translation>
  </message>
  <message>
   <source>Changed lines</source>
   <translation>更改的行</translation>
  </message>
  <message>
   <source>Changed since</source>
   <translation>自此以来有变化</translation>
  </message>
  <message>
   <source>Changes this small end a step.</source>
   <translation>变化小到此值即结束一步。</translation>
  </message>
  <message>
   <source>Change…</source>
   <translation>更改…</translation>
  </message>
  <message>
   <source>Channels before the 3 × 3 convolution.</source>
   <translation>3 × 3 卷积之前的通道数。</translation>
  </message>
  <message>
   <source>Channels before the 5 × 5 convolution.</source>
   <translation>5 × 5 卷积之前的通道数。</translation>
  </message>
  <message>
   <source>Channels in the middle of a layer, in multiples of growth.</source>
   <translation>每层中间的通道数，为 growth 的倍数。</translation>
  </message>
  <message>
   <source>Channels in the middle, in multiples of growth.</source>
   <translation>中间的通道数，为 growth 的倍数。</translation>
  </message>
  <message>
   <source>Channels in the middle: usually six times those of x.</source>
   <translation>中间的通道数：通常为 x 的六倍。</translation>
  </message>
  <message>
   <source>Channels of skip.</source>
   <translation>skip 的通道数。</translation>
  </message>
  <message>
   <source>Channels of the 1 × 1 branch.</source>
   <translation>1 × 1 分支的通道数。</translation>
  </message>
  <message>
   <source>Channels of the 3 × 3 branch.</source>
   <translation>3 × 3 分支的通道数。</translation>
  </message>
  <message>
   <source>Channels of the 5 × 5 branch.</source>
   <translation>5 × 5 分支的通道数。</translation>
  </message>
  <message>
   <source>Channels of the branch with pooling.</source>
   <translation>池化分支的通道数。</translation>
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
   <source>Channels of the narrow convolutions; the block gives four times as many.</source>
   <translation>较窄卷积的通道数；块输出的通道数为其四倍。</translation>
  </message>
  <message>
   <source>Channels of x.</source>
   <translation>x 的通道数。</translation>
  </message>
  <message>
   <source>Characters of one example, and as far back as the model can look.</source>
   <translation>一个样本的字符数,也是模型能回看多远。</translation>
  </message>
  <message>
   <source>Check with random weights</source>
   <translation>用随机权重检验</translation>
  </message>
  <message>
   <source>Checkpoint of step {step}</source>
   <translation>第 {step} 步的检查点</translation>
  </message>
  <message>
   <source>Choose a difference first.</source>
   <translation>请先选择一处差异。</translation>
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
   <source>Choose a run, or one of its checkpoints, to train it for more epochs</source>
   <translation>选择一次运行或它的某个检查点,再训练更多轮</translation>
  </message>
  <message>
   <source>Choose {kind}</source>
   <translation>选择 {kind}</translation>
  </message>
  <message>
   <source>Choose…</source>
   <translation>选择…</translation>
  </message>
  <message>
   <source>Circle</source>
   <translation>圆形</translation>
  </message>
  <message>
   <source>Clamp needs min or max.</source>
   <translation>Clamp 需要 min 或 max。</translation>
  </message>
  <message>
   <source>Class</source>
   <translation>类别</translation>
  </message>
  <message>
   <source>Class indices of type int64: the shape of the input without its classes axis.</source>
   <translation>类别索引，类型为 int64：形状为输入去掉类别轴。</translation>
  </message>
  <message>
   <source>Class indices of type int64: the shape of the input without its classes axis; or a probability for each class, in the input's shape.</source>
   <translation>类别索引，类型为 int64：形状为输入去掉类别轴；或每个类别的概率，形状与输入相同。</translation>
  </message>
  <message>
   <source>Class indices, N; or shares of the classes, N × classes.</source>
   <translation>类别索引,N;或各类别的份额,N × 类别数。</translation>
  </message>
  <message>
   <source>Class to explain</source>
   <translation>要解释的类别</translation>
  </message>
  <message>
   <source>Classes</source>
   <translation>类别</translation>
  </message>
  <message>
   <source>Classes are uneven</source>
   <translation>类别不均衡</translation>
  </message>
  <message>
   <source>Classes are uneven: {usual} of {field} has {most} examples to learn from and {rare} has {fewest}, so that hardly ever foreseeing the rare one looks well.</source>
   <translation>类别不均衡：{field} 的 {usual} 有 {most} 个样本可学，而 {rare} 只有 {fewest} 个，因此几乎从不预测罕见类别看起来也不错。</translation>
  </message>
  <message>
   <source>Classes as whole numbers (int64), from 0.</source>
   <translation>类别，以从 0 开始的整数（int64）表示。</translation>
  </message>
  <message>
   <source>Classification</source>
   <translation>分类</translation>
  </message>
  <message>
   <source>Clear</source>
   <translation>清除</translation>
  </message>
  <message>
   <source>Click a cell to see its examples</source>
   <translation>点击单元格查看其样本</translation>
  </message>
  <message>
   <source>Click a class to explain its score</source>
   <translation>单击某个类别以解释其得分</translation>
  </message>
  <message>
   <source>Click a step to go back or forth to it</source>
   <translation>点击某一步即可撤销或重做到那里</translation>
  </message>
  <message>
   <source>Click a wire, or select the layers at its ends.</source>
   <translation>请单击一条连线，或选中其两端的层。</translation>
  </message>
  <message>
   <source>Click an output to explain it</source>
   <translation>点击一个输出以解释它</translation>
  </message>
  <message>
   <source>Click to mend it: {fix}</source>
   <translation>单击即可修复：{fix}</translation>
  </message>
  <message>
   <source>Click to see the layer that is meant</source>
   <translation>点击查看所指的层</translation>
  </message>
  <message>
   <source>Clip gradients to a norm of {norm}</source>
   <translation>将梯度裁剪到范数 {norm}</translation>
  </message>
  <message>
   <source>Clip the gradients, take smaller steps, and scale inputs and targets.</source>
   <translation>裁剪梯度，减小步长，并缩放输入和目标。</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Close all blocks</source>
   <translation>收起所有块</translation>
  </message>
  <message>
   <source>Close run</source>
   <translation>关闭运行</translation>
  </message>
  <message>
   <source>Close this view</source>
   <translation>关闭此视图</translation>
  </message>
  <message>
   <source>Close what was opened</source>
   <translation>关闭已打开的内容</translation>
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
   <source>Collapse</source>
   <translation>折叠</translation>
  </message>
  <message>
   <source>Colour nodes by</source>
   <translation>节点着色依据</translation>
  </message>
  <message>
   <source>Colour nodes by cost</source>
   <translation>按开销为节点着色</translation>
  </message>
  <message>
   <source>Colour nodes by their family again</source>
   <translation>恢复按类别为节点着色</translation>
  </message>
  <message>
   <source>Colour {name}</source>
   <translation>{name} 的颜色</translation>
  </message>
  <message>
   <source>Coloured by</source>
   <translation>着色依据</translation>
  </message>
  <message>
   <source>Colours</source>
   <translation>颜色</translation>
  </message>
  <message>
   <source>Column {number} of "{file}" has no name. Name it in the first line, or list the columns you want in "data.columns".</source>
   <translation>“{file}”的第 {number} 列没有名称。请在第一行为它命名，或在“data.columns”中列出所需的列。</translation>
  </message>
  <message>
   <source>Command palette…</source>
   <translation>命令面板…</translation>
  </message>
  <message>
   <source>Compare</source>
   <translation>比较</translation>
  </message>
  <message>
   <source>Compare two versions</source>
   <translation>比较两个版本</translation>
  </message>
  <message>
   <source>Compare two versions…</source>
   <translation>比较两个版本…</translation>
  </message>
  <message>
   <source>Compare with a file…</source>
   <translation>与文件比较…</translation>
  </message>
  <message>
   <source>Compare with another run…</source>
   <translation>与另一次运行比较……</translation>
  </message>
  <message>
   <source>Compare with another version first.</source>
   <translation>请先与另一个版本比较。</translation>
  </message>
  <message>
   <source>Compare with now</source>
   <translation>与现在比较</translation>
  </message>
  <message>
   <source>Compare with the last run</source>
   <translation>与上次运行比较</translation>
  </message>
  <message>
   <source>Compare with the map of random weights, as a check that it shows what was learned</source>
   <translation>与随机权重的图比较，以检验它是否显示学到的东西</translation>
  </message>
  <message>
   <source>Compare with the saved file</source>
   <translation>与已保存的文件比较</translation>
  </message>
  <message>
   <source>Compared with {version}:  + {new} new  − {gone} gone  ~ {changed} changed</source>
   <translation>与 {version} 相比：  + {new} 新增  − {gone} 消失  ~ {changed} 更改</translation>
  </message>
  <message>
   <source>Comparing with {version}…</source>
   <translation>正在与 {version} 比较…</translation>
  </message>
  <message>
   <source>Compute the factor again from the sizes, which are whole numbers.</source>
   <translation>根据大小（均为整数）重新计算系数。</translation>
  </message>
  <message>
   <source>Concatenate joins along axis {dim}, so all other axes must be equal: {shapes}.</source>
   <translation>Concatenate 沿轴 {dim} 拼接，因此其他各轴必须相等：{shapes}。</translation>
  </message>
  <message>
   <source>Confusion</source>
   <translation>混淆</translation>
  </message>
  <message>
   <source>Confusion matrix</source>
   <translation>混淆矩阵</translation>
  </message>
  <message>
   <source>Connect</source>
   <translation>连接</translation>
  </message>
  <message>
   <source>Constants and noise</source>
   <translation>常数与噪声</translation>
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
   <source>Contrast with</source>
   <translation>对比</translation>
  </message>
  <message>
   <source>Contrastive self-supervision</source>
   <translation>对比自监督</translation>
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
   <source>Copy as CSV</source>
   <translation>复制为 CSV</translation>
  </message>
  <message>
   <source>Copy as text</source>
   <translation>复制为文本</translation>
  </message>
  <message>
   <source>Copy report</source>
   <translation>复制报告</translation>
  </message>
  <message>
   <source>Copy the table</source>
   <translation>复制表格</translation>
  </message>
  <message>
   <source>Cosine to start</source>
   <translation>与初始值的余弦</translation>
  </message>
  <message>
   <source>Costs</source>
   <translation>开销</translation>
  </message>
  <message>
   <source>Costs of the layers</source>
   <translation>各层的开销</translation>
  </message>
  <message>
   <source>Count all classes alike</source>
   <translation>所有类别同等计算</translation>
  </message>
  <message>
   <source>Count the zeros of the padding in the mean, which makes it smaller at the edge. Off: the mean of what is really there.</source>
   <translation>求平均时把填充的零计算在内，这会使边缘处的平均值变小。关闭时：只对实际存在的值求平均。</translation>
  </message>
  <message>
   <source>Cross</source>
   <translation>十字</translation>
  </message>
  <message>
   <source>CrossEntropyLoss for a model that ends with LogSoftmax.</source>
   <translation>用于以 LogSoftmax 结尾的模型的 CrossEntropyLoss。</translation>
  </message>
  <message>
   <source>CrossEntropyLoss that looks most at what is foreseen badly, for rare classes.</source>
   <translation>着重于预测差者的 CrossEntropyLoss,用于稀少的类别。</translation>
  </message>
  <message>
   <source>Curved</source>
   <translation>曲线</translation>
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
   <source>Cut {source} to {target}: Return. Next: arrow keys. Leave: Escape.</source>
   <translation>剪断 {source} 到 {target}：Return。下一条：方向键。离开：Escape。</translation>
  </message>
  <message>
   <source>Cuts an axis into windows that may overlap, on a new last axis.</source>
   <translation>将一个轴切成可以重叠的窗口，窗口内的值放在新的最后一轴上。</translation>
  </message>
  <message>
   <source>Cuts an image into patches and gives each of them as one column of numbers.</source>
   <translation>将图像切成图块，每个图块给出为一列数。</translation>
  </message>
  <message>
   <source>Cuts an image into squares and makes a token of each, as a Vision Transformer starts (Dosovitskiy et al. 2020, https://arxiv.org/abs/2010.11929).</source>
   <translation>将图像切成方块，每个方块变为一个 token，即 Vision Transformer 的第一步（Dosovitskiy et al. 2020, https://arxiv.org/abs/2010.11929）。</translation>
  </message>
  <message>
   <source>Cuts every value off at a smallest and a largest one.</source>
   <translation>将每个值截断到最小值和最大值之间。</translation>
  </message>
  <message>
   <source>Cuts parts out of images and enlarges them again, while the model trains.</source>
   <translation>训练时从图像中裁出部分再放大。</translation>
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
   <source>Data would leave the block and come back into it through {names}. Select that as well.</source>
   <translation>数据会离开该块，再经 {names} 回到块中。请将其一并选中。</translation>
  </message>
  <message>
   <source>Dead and alike</source>
   <translation>失活与相同</translation>
  </message>
  <message>
   <source>Dead and saturated units on nodes</source>
   <translation>节点上的失活与饱和单元</translation>
  </message>
  <message>
   <source>Decay parameters apart from gradients, as AdamW does.</source>
   <translation>像 AdamW 那样使参数的衰减与梯度分开。</translation>
  </message>
  <message>
   <source>Decay the weights, drop features out, stop earlier, or find more data.</source>
   <translation>使用权重衰减、随机失活，更早停止，或找更多数据。</translation>
  </message>
  <message>
   <source>Decay the weights: AdamW with {value}</source>
   <translation>使用权重衰减：AdamW，{value}</translation>
  </message>
  <message>
   <source>DeepLIFT</source>
   <translation>DeepLIFT</translation>
  </message>
  <message>
   <source>DeepLIFT SHAP</source>
   <translation>DeepLIFT SHAP</translation>
  </message>
  <message>
   <source>DeepLIFT as a mean over examples of the data in place of nothing.</source>
   <translation>以数据中多个样本的平均代替零基线的 DeepLIFT。</translation>
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
   <source>Delete the block {name}</source>
   <translation>删除块 {name}</translation>
  </message>
  <message>
   <source>Delete the code of {name}</source>
   <translation>删除 {name} 的代码</translation>
  </message>
  <message>
   <source>Delete the variable {name}</source>
   <translation>删除变量 {name}</translation>
  </message>
  <message>
   <source>Delete unused blocks</source>
   <translation>删除未使用的块</translation>
  </message>
  <message>
   <source>Delete with what it holds</source>
   <translation>连同内容一起删除</translation>
  </message>
  <message>
   <source>Delete {count} layers</source>
   <translation>删除 {count} 个层</translation>
  </message>
  <message>
   <source>Delete, mending the wires</source>
   <translation>删除并接好连线</translation>
  </message>
  <message>
   <source>Delete: {verb}</source>
   <translation>Delete：{verb}</translation>
  </message>
  <message>
   <source>Dense</source>
   <translation>全连接</translation>
  </message>
  <message>
   <source>DenseNet-121</source>
   <translation>DenseNet-121</translation>
  </message>
  <message>
   <source>Depth, height and width of the output, or one number for all; None in place of one of them keeps the input's. 1 gives one mean for each channel (global average pooling). PyTorch has no default; we start at 1.</source>
   <translation>输出的深度、高和宽，或用一个数同时表示三者；以 None 代替其一则保持输入的大小。为 1 时每个通道给出一个平均值（全局平均池化）。PyTorch 没有默认值；这里从 1 开始。</translation>
  </message>
  <message>
   <source>Depth, height and width of the output, or one number for all; None in place of one of them keeps the input's. 1 gives the largest value of each channel (global max pooling). PyTorch has no default; we start at 1.</source>
   <translation>输出的深度、高和宽，或用一个数同时表示三者；以 None 代替其一则保持输入的大小。为 1 时给出每个通道的最大值（全局最大池化）。PyTorch 没有默认值；这里从 1 开始。</translation>
  </message>
  <message>
   <source>Describe the block {name}</source>
   <translation>描述块 {name}</translation>
  </message>
  <message>
   <source>Deviation</source>
   <translation>标准差</translation>
  </message>
  <message>
   <source>Device</source>
   <translation>设备</translation>
  </message>
  <message>
   <source>Diamond</source>
   <translation>菱形</translation>
  </message>
  <message>
   <source>Differences</source>
   <translation>差异</translation>
  </message>
  <message>
   <source>Differences below this are squared; 0 is L1Loss.</source>
   <translation>小于此值的差取平方；为 0 时即为 L1Loss。</translation>
  </message>
  <message>
   <source>Differences below this are squared; it must be above 0.</source>
   <translation>小于此值的差取平方；必须大于 0。</translation>
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
   <source>Digits that stay behind the point; -1 rounds to tens.</source>
   <translation>小数点后保留的位数；-1 则舍入到十位。</translation>
  </message>
  <message>
   <source>Digits, a small CNN</source>
   <translation>手写数字，小型卷积网络</translation>
  </message>
  <message>
   <source>Digits, by three variables</source>
   <translation>手写数字，由三个变量决定</translation>
  </message>
  <message>
   <source>Digits, with layers of one's own</source>
   <translation>手写数字，自定义层</translation>
  </message>
  <message>
   <source>Dimensions</source>
   <translation>维数</translation>
  </message>
  <message>
   <source>Discard</source>
   <translation>放弃</translation>
  </message>
  <message>
   <source>Distance between neighbouring points of a patch. 2 leaves one pixel out in between.</source>
   <translation>图块中相邻点之间的距离。为 2 时中间隔开一个像素。</translation>
  </message>
  <message>
   <source>Distance between neighbouring points of the neighbourhood. 2 leaves one out in between, so that it reaches further.</source>
   <translation>邻域中相邻点之间的距离。为 2 时中间隔开一个点，使其覆盖更远。</translation>
  </message>
  <message>
   <source>Distance between neighbouring points of the window. 2 leaves one out in between, so that the window sees further with as many weights.</source>
   <translation>窗口中相邻点之间的距离。为 2 时中间隔开一个点，用同样多的权重看得更远。</translation>
  </message>
  <message>
   <source>Distance from start</source>
   <translation>与初始值的距离</translation>
  </message>
  <message>
   <source>Distances from the image's mean grey are multiplied by 1 ± up to this.</source>
   <translation>到图像平均灰度的距离乘以 1 ± 不超过此数。</translation>
  </message>
  <message>
   <source>Distances of the channels from each other are multiplied by 1 ± up to this.</source>
   <translation>各通道之间的距离乘以 1 ± 不超过此数。</translation>
  </message>
  <message>
   <source>Distances, in any shape.</source>
   <translation>距离，形状任意。</translation>
  </message>
  <message>
   <source>Distillation</source>
   <translation>蒸馏</translation>
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
   <source>Distribution</source>
   <translation>分布</translation>
  </message>
  <message>
   <source>Distribution over time</source>
   <translation>随时间的分布</translation>
  </message>
  <message>
   <source>Divide by the largest average of squares so far (On the Convergence of Adam and Beyond).</source>
   <translation>除以迄今最大的平方平均值(On the Convergence of Adam and Beyond)。</translation>
  </message>
  <message>
   <source>Divide by the variance of gradients instead.</source>
   <translation>改为除以梯度的方差。</translation>
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
   <source>Divides and keeps the whole number below.</source>
   <translation>相除，保留向下取整的整数。</translation>
  </message>
  <message>
   <source>Divides each value by how strong the neighbouring channels are at its place.</source>
   <translation>将每个值除以相邻通道在同一位置的强度。</translation>
  </message>
  <message>
   <source>Divides the first value by another one, or by a number.</source>
   <translation>将第一个值除以另一个值或一个数。</translation>
  </message>
  <message>
   <source>Divides the last axes of every example by their root mean square; no mean is taken off.</source>
   <translation>将每个样本的末尾若干轴除以其均方根；不减去均值。</translation>
  </message>
  <message>
   <source>Do not warn of this at this layer. The file remembers it.</source>
   <translation>不再对此层给出这个警告。文件会记住。</translation>
  </message>
  <message>
   <source>Do not warn of this here</source>
   <translation>此处不再对此警告</translation>
  </message>
  <message>
   <source>Doctor</source>
   <translation>医生</translation>
  </message>
  <message>
   <source>Doctor: {count} seen</source>
   <translation>医生：发现 {count} 项</translation>
  </message>
  <message>
   <source>Documentation</source>
   <translation>文档</translation>
  </message>
  <message>
   <source>Double the width of {names}</source>
   <translation>将 {names} 的宽度加倍</translation>
  </message>
  <message>
   <source>Double-click to write</source>
   <translation>双击以书写</translation>
  </message>
  <message>
   <source>Drag a layer from the palette onto the canvas, or press {keys} there to search.</source>
   <translation>请从面板拖一个层到画布上，或在画布上按 {keys} 搜索。</translation>
  </message>
  <message>
   <source>Drag a layer here</source>
   <translation>把一个层拖到这里</translation>
  </message>
  <message>
   <source>Drag a layer here, or press {keys} to search</source>
   <translation>把一个层拖到这里，或按 {keys} 搜索</translation>
  </message>
  <message>
   <source>Drag across wires to cut them; Escape leaves them whole</source>
   <translation>拖过连线即可剪断；Escape 使其保持完整</translation>
  </message>
  <message>
   <source>Drag across wires to cut them; let go of Y to choose one by arrow keys</source>
   <translation>拖过连线即可剪断；松开 Y 则用方向键选择一条</translation>
  </message>
  <message>
   <source>Drag an end to move the wire; a double-click leads it through a point</source>
   <translation>拖动一端以移动连线；双击使其经过一个点</translation>
  </message>
  <message>
   <source>Drag from a port to connect it</source>
   <translation>从端口拖出即可连线</translation>
  </message>
  <message>
   <source>Drag from a port to connect it; with Shift held all its wires are moved</source>
   <translation>从端口拖动以连接；按住 Shift 则移动它的所有连线</translation>
  </message>
  <message>
   <source>Drag the point elsewhere; Delete or a double-click removes it</source>
   <translation>把点拖到别处；Delete 或双击将其移除</translation>
  </message>
  <message>
   <source>Drag the wire off to move it</source>
   <translation>拖开连线以移动它</translation>
  </message>
  <message>
   <source>Drag to make it larger or smaller</source>
   <translation>拖动以调整大小</translation>
  </message>
  <message>
   <source>Drag to move it with what it holds, Alt-drag to move it alone</source>
   <translation>拖动使它与内容一起移动，按住 Alt 拖动则只移动它自己</translation>
  </message>
  <message>
   <source>Drag to move it; a double-click writes in it</source>
   <translation>拖动以移动；双击以书写</translation>
  </message>
  <message>
   <source>Draw a wire from the selected layer</source>
   <translation>从所选层画出连线</translation>
  </message>
  <message>
   <source>Draw again</source>
   <translation>再次抽取</translation>
  </message>
  <message>
   <source>Draw each map on a scale of its own</source>
   <translation>每张特征图使用各自的刻度</translation>
  </message>
  <message>
   <source>Draw in eval too, not only while the model trains.</source>
   <translation>在 eval 模式下也抽样，而不仅是在模型训练时。</translation>
  </message>
  <message>
   <source>Draw round layers to select them; or go to them by arrow keys, then Return</source>
   <translation>绕着层画一圈即可选中；或用方向键前往，再按 Return</translation>
  </message>
  <message>
   <source>Draw the canvas with</source>
   <translation>绘制画布的方式</translation>
  </message>
  <message>
   <source>Draw the mean of so many training steps</source>
   <translation>绘制若干训练步的平均值</translation>
  </message>
  <message>
   <source>Draw the step of training yourself, beginning with this one</source>
   <translation>自己绘制训练的一步,由此开始</translation>
  </message>
  <message>
   <source>Draw the training yourself</source>
   <translation>自己绘制训练</translation>
  </message>
  <message>
   <source>Draw, train, watch and take home neural networks.</source>
   <translation>绘制、训练、观察神经网络，并带走成果。</translation>
  </message>
  <message>
   <source>Drawings (*.svg)</source>
   <translation>矢量图 (*.svg)</translation>
  </message>
  <message>
   <source>Draws clothes that nobody made from 12 numbers; the encoder gives clouds.</source>
   <translation>用 12 个数画出没有人做过的衣服;编码器给出云团。</translation>
  </message>
  <message>
   <source>Draws from normal distributions while the model trains; in eval, their means.</source>
   <translation>模型训练时从正态分布中抽样；eval 模式下取其均值。</translation>
  </message>
  <message>
   <source>Drop a wire on empty space to add what fits</source>
   <translation>把连线拖放到空白处，可添加与之匹配的层</translation>
  </message>
  <message>
   <source>Drop it on a wire to insert it there</source>
   <translation>放到连线上即可插入</translation>
  </message>
  <message>
   <source>Drop it on empty space to add it, on a wire to insert it there</source>
   <translation>放到空白处即可添加，放到连线上即可插入</translation>
  </message>
  <message>
   <source>Drop the wire on a port to move it, on empty space to remove it</source>
   <translation>将连线拖放到端口上可改接，拖放到空白处可移除</translation>
  </message>
  <message>
   <source>Drop {count} wires on another port to move them, on empty space to remove them</source>
   <translation>把 {count} 条连线放到另一个端口即可移动，放到空白处即可移除</translation>
  </message>
  <message>
   <source>Dropout</source>
   <translation>随机失活</translation>
  </message>
  <message>
   <source>Dropout for models with SELU: mean and variance of the values stay as they were.</source>
   <translation>用于使用 SELU 的模型的 dropout：值的均值和方差保持不变。</translation>
  </message>
  <message>
   <source>Drops a branch for whole examples of the batch while the model trains.</source>
   <translation>模型训练时，对批中的整个样本丢弃一条分支。</translation>
  </message>
  <message>
   <source>Drops an axis of size 1, or several; an axis of another size stays.</source>
   <translation>去掉一个或多个大小为 1 的轴；其他大小的轴保留。</translation>
  </message>
  <message>
   <source>Drops what stands behind the point; it lets no gradient through.</source>
   <translation>去掉小数点之后的部分；不传递任何梯度。</translation>
  </message>
  <message>
   <source>Duplicate</source>
   <translation>创建副本</translation>
  </message>
  <message>
   <source>Each axis as many times as long.</source>
   <translation>每个轴的长度变为相应的倍数。</translation>
  </message>
  <message>
   <source>Each batch of examples is used so:</source>
   <translation>每批样本这样使用:</translation>
  </message>
  <message>
   <source>Each group of rarer classes is foreseen from so many times fewer features.</source>
   <translation>每多一组更稀有的类别，预测所用的特征数就再除以此值。</translation>
  </message>
  <message>
   <source>Each place sees only those before it and itself. Leave attn_mask open then.</source>
   <translation>每个位置只能看到它之前的位置和它自身。此时 attn_mask 不要连接。</translation>
  </message>
  <message>
   <source>Each position of the query gathers what it needs from the values, by fitting keys.</source>
   <translation>查询的每个位置通过匹配键，从值中汇集所需的信息。</translation>
  </message>
  <message>
   <source>Each saturating layer lets only a part of the gradient through; the product of many parts is nothing. The first layers stay as they were drawn at random.</source>
   <translation>每个饱和层只让一部分梯度通过；许多部分相乘便什么也不剩。最前面的层保持随机初始的样子。</translation>
  </message>
  <message>
   <source>Each value less its Tanh: nearly zero around zero, nearly a line far from it.</source>
   <translation>每个值减去其 Tanh：在零附近几乎为零，远离零时几乎为直线。</translation>
  </message>
  <message>
   <source>Each value times itself.</source>
   <translation>每个值乘以自身。</translation>
  </message>
  <message>
   <source>Each wire tells of the layer that it comes from: the broader, the larger the gradient; the colour is how far a step moved the weights, as a share of them. About 0.001, at the mark, is usual.</source>
   <translation>每条连线说明其来源层的情况：越粗，梯度越大；颜色表示一步使权重移动了多少，按占权重的比例计。标记处约 0.001 属于正常。</translation>
  </message>
  <message>
   <source>Earlier</source>
   <translation>较早</translation>
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
   <source>Edit as a graph</source>
   <translation>作为图编辑</translation>
  </message>
  <message>
   <source>Edit code…</source>
   <translation>编辑代码…</translation>
  </message>
  <message>
   <source>Edit note</source>
   <translation>编辑备注</translation>
  </message>
  <message>
   <source>Edit the code of {name}</source>
   <translation>编辑 {name} 的代码</translation>
  </message>
  <message>
   <source>Edit the training as a graph</source>
   <translation>把训练作为图编辑</translation>
  </message>
  <message>
   <source>Effective rank {rank} of {total}</source>
   <translation>有效秩 {rank}，共 {total}</translation>
  </message>
  <message>
   <source>Element {index} of "{name}" in "{file}"</source>
   <translation>“{file}”中“{name}”的第 {index} 个元素</translation>
  </message>
  <message>
   <source>Embedding</source>
   <translation>嵌入</translation>
  </message>
  <message>
   <source>End the comparison</source>
   <translation>结束比较</translation>
  </message>
  <message>
   <source>End the comparison (Escape)</source>
   <translation>结束比较（Escape）</translation>
  </message>
  <message>
   <source>End with a LayerNorm of d_model features. Usual with norm_first, where the last layer gives values that are not normalised.</source>
   <translation>以 d_model 个特征的 LayerNorm 结尾。通常与 norm_first 一起使用，此时最后一层给出的值未经归一化。</translation>
  </message>
  <message>
   <source>English</source>
   <translation>English</translation>
  </message>
  <message>
   <source>Enter a block</source>
   <translation>进入块</translation>
  </message>
  <message>
   <source>Enter block</source>
   <translation>进入块</translation>
  </message>
  <message>
   <source>Enter does it, Escape closes.</source>
   <translation>Enter 执行，Escape 关闭。</translation>
  </message>
  <message>
   <source>Enter goes there</source>
   <translation>Enter 转到那里</translation>
  </message>
  <message>
   <source>Epochs</source>
   <translation>轮</translation>
  </message>
  <message>
   <source>Epochs to wait after a change.</source>
   <translation>改变之后等待的轮数。</translation>
  </message>
  <message>
   <source>Epochs without gain that are borne.</source>
   <translation>容忍没有进步的轮数。</translation>
  </message>
  <message>
   <source>Eraser</source>
   <translation>橡皮</translation>
  </message>
  <message>
   <source>Error</source>
   <translation>错误</translation>
  </message>
  <message>
   <source>Error: {problem}</source>
   <translation>错误：{problem}</translation>
  </message>
  <message>
   <source>Errors</source>
   <translation>错误</translation>
  </message>
  <message>
   <source>Errors: {errors}, warnings: {warnings}</source>
   <translation>错误：{errors}，警告：{warnings}</translation>
  </message>
  <message>
   <source>Esc ends whatever goes on and cannot be given away.</source>
   <translation>Esc 用于结束正在进行的操作，不能改作他用。</translation>
  </message>
  <message>
   <source>Evenly spread between two numbers.</source>
   <translation>在两个数之间均匀分布。</translation>
  </message>
  <message>
   <source>Every block of this project is used.</source>
   <translation>此项目的所有块都在使用中。</translation>
  </message>
  <message>
   <source>Every how many pixels the result has one.</source>
   <translation>每隔多少个像素给出结果的一个像素。</translation>
  </message>
  <message>
   <source>Every layer sees the maps of all layers before it.</source>
   <translation>每一层都能看到之前所有层的特征图。</translation>
  </message>
  <message>
   <source>Every node of a graph decides itself which of its neighbours to listen to (Veličković et al. 2017, https://arxiv.org/abs/1710.10903).</source>
   <translation>图的每个节点自行决定听取哪些邻居（Veličković et al. 2017, https://arxiv.org/abs/1710.10903）。</translation>
  </message>
  <message>
   <source>Every node of a graph joins what it is with the average of its neighbours (Hamilton et al. 2017, https://arxiv.org/abs/1706.02216).</source>
   <translation>图的每个节点将自身的内容与其邻居的平均值结合（Hamilton et al. 2017, https://arxiv.org/abs/1706.02216）。</translation>
  </message>
  <message>
   <source>Every node of a graph takes the average of its neighbours and itself, weighed by how many neighbours each has (Kipf and Welling 2016, https://arxiv.org/abs/1609.02907).</source>
   <translation>图的每个节点取其邻居和自身的平均值，按各自的邻居数加权（Kipf and Welling 2016, https://arxiv.org/abs/1609.02907）。</translation>
  </message>
  <message>
   <source>Every output is a weighted sum of all inputs, plus a bias.</source>
   <translation>每个输出都是所有输入的加权和再加上偏置。</translation>
  </message>
  <message>
   <source>Every output is a weighted sum of all products of one input with the other.</source>
   <translation>每个输出都是两个输入所有乘积的加权和。</translation>
  </message>
  <message>
   <source>Every row of "{file}" has another value in the target column "{column}", so nothing can be learned about classes. Choose another column in "data.target", or set "data.task" to regression if it holds measured numbers.</source>
   <translation>“{file}”的每一行在目标列“{column}”中的值都不同，因此无法学习类别。请在“data.target”中选择另一列；如果其中是测量数值，请将“data.task”设为 regression。</translation>
  </message>
  <message>
   <source>Every token looks at itself and at those before it, which is how a language model reads (Radford et al. 2019, GPT-2).</source>
   <translation>每个 token 关注自身及其之前的 token，语言模型就是这样阅读的（Radford et al. 2019, GPT-2）。</translation>
  </message>
  <message>
   <source>Every token sees all others; a vector for each, and one for the text.</source>
   <translation>每个词元都能看到所有其他词元；每个词元一个向量，整段文本一个向量。</translation>
  </message>
  <message>
   <source>Every token sees those before it; the table of tokens says which is next.</source>
   <translation>每个词元看到它之前的词元；词元表给出下一个是什么。</translation>
  </message>
  <message>
   <source>Every weight that such a step touches is lost. Mostly the steps were too large; else the data or a layer has values without bounds, such as a division by 0.</source>
   <translation>这样的一步所触及的权重全部丢失。多半是步长太大；否则是数据或某层有无界的值，例如除以 0。</translation>
  </message>
  <message>
   <source>Example {number}</source>
   <translation>样本 {number}</translation>
  </message>
  <message>
   <source>Examples</source>
   <translation>样本</translation>
  </message>
  <message>
   <source>Examples in a batch</source>
   <translation>一个批次的样本数</translation>
  </message>
  <message>
   <source>Examples in one step.</source>
   <translation>一步中的样本数。</translation>
  </message>
  <message>
   <source>Examples of each class</source>
   <translation>每个类别的样本</translation>
  </message>
  <message>
   <source>Examples of which split</source>
   <translation>来自哪个划分的样本</translation>
  </message>
  <message>
   <source>Examples, such as real ones; N first.</source>
   <translation>样本,例如真实的样本;N 在最前。</translation>
  </message>
  <message>
   <source>Exp less 1, exact for values near 0 too.</source>
   <translation>指数减 1，对接近 0 的值也很精确。</translation>
  </message>
  <message>
   <source>Expand</source>
   <translation>展开</translation>
  </message>
  <message>
   <source>Expand repeats axes of 1 only, so {found} of {source} does not become {size}.</source>
   <translation>Expand 只能重复大小为 1 的轴，因此 {source} 的 {found} 变不成 {size}。</translation>
  </message>
  <message>
   <source>Expected here: {sort}</source>
   <translation>此处应为：{sort}</translation>
  </message>
  <message>
   <source>Explain</source>
   <translation>解释</translation>
  </message>
  <message>
   <source>Explain by how much the score is above that of another</source>
   <translation>解释该得分比另一个得分高多少的原因</translation>
  </message>
  <message>
   <source>Exploding: the gradient is {ratio} times what it used to be</source>
   <translation>爆炸：梯度是平常的 {ratio} 倍</translation>
  </message>
  <message>
   <source>Exploding: the gradient of {first} is {ratio} times that of {last}</source>
   <translation>爆炸：{first} 的梯度是 {last} 的 {ratio} 倍</translation>
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
   <source>Export shortcuts</source>
   <translation>导出快捷键</translation>
  </message>
  <message>
   <source>Export the animation</source>
   <translation>导出动画</translation>
  </message>
  <message>
   <source>Export the animation as GIF or MP4</source>
   <translation>将动画导出为 GIF 或 MP4</translation>
  </message>
  <message>
   <source>Export the animation…</source>
   <translation>导出动画……</translation>
  </message>
  <message>
   <source>Export the training</source>
   <translation>导出训练</translation>
  </message>
  <message>
   <source>Export training script…</source>
   <translation>导出训练脚本…</translation>
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
   <source>Exported the animation to {path}.</source>
   <translation>动画已导出到 {path}。</translation>
  </message>
  <message>
   <source>Exported the model to {path}.</source>
   <translation>已将模型导出到 {path}。</translation>
  </message>
  <message>
   <source>Exported the training to {path} and {data}.</source>
   <translation>已把训练导出到 {path} 和 {data}。</translation>
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
   <source>Expressions use it by this name.</source>
   <translation>表达式以此名称使用它。</translation>
  </message>
  <message>
   <source>F1</source>
   <translation>F1</translation>
  </message>
  <message>
   <source>F2 renames, Delete removes, Enter goes there.</source>
   <translation>F2 重命名，Delete 移除，Enter 前往。</translation>
  </message>
  <message>
   <source>Factor for negative values; 0 is ReLU, 1 changes nothing.</source>
   <translation>负值的系数；0 即为 ReLU，1 则不作任何改变。</translation>
  </message>
  <message>
   <source>Factor of the reversed gradient; 0 lets none through.</source>
   <translation>反转后梯度的系数；为 0 时不传递任何梯度。</translation>
  </message>
  <message>
   <source>Factor of the scores before softmax; none takes one over the root of the features.</source>
   <translation>softmax 之前得分的系数；None 则取特征数平方根的倒数。</translation>
  </message>
  <message>
   <source>Factor of what is added.</source>
   <translation>被加数的系数。</translation>
  </message>
  <message>
   <source>Family</source>
   <translation>类别</translation>
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
   <source>Fashion-MNIST, a DCGAN</source>
   <translation>Fashion-MNIST,深度卷积 GAN</translation>
  </message>
  <message>
   <source>Fashion-MNIST, a ResNet</source>
   <translation>Fashion-MNIST，残差网络</translation>
  </message>
  <message>
   <source>Fashion-MNIST, a ResNet from blocks</source>
   <translation>Fashion-MNIST，由块组成的 ResNet</translation>
  </message>
  <message>
   <source>Fashion-MNIST, a Siamese network</source>
   <translation>Fashion-MNIST,孪生网络</translation>
  </message>
  <message>
   <source>Fashion-MNIST, a student and its teacher</source>
   <translation>Fashion-MNIST,学生与教师</translation>
  </message>
  <message>
   <source>Fashion-MNIST, a variational autoencoder</source>
   <translation>Fashion-MNIST,变分自编码器</translation>
  </message>
  <message>
   <source>Fashion-MNIST, an autoencoder</source>
   <translation>Fashion-MNIST,自编码器</translation>
  </message>
  <message>
   <source>Fashion-MNIST, one encoder used twice</source>
   <translation>Fashion-MNIST，一个编码器用两次</translation>
  </message>
  <message>
   <source>Fashion-MNIST, row by row</source>
   <translation>Fashion-MNIST,逐行读取</translation>
  </message>
  <message>
   <source>Fashion-MNIST, two answers at once</source>
   <translation>Fashion-MNIST,同时两个答案</translation>
  </message>
  <message>
   <source>Favourites</source>
   <translation>收藏</translation>
  </message>
  <message>
   <source>Feature</source>
   <translation>特征</translation>
  </message>
  <message>
   <source>Feature </source>
   <translation>特征 </translation>
  </message>
  <message>
   <source>Features of each step (the input's last axis). Read from the incoming shape unless you set it.</source>
   <translation>每个时间步的特征数（输入的最后一轴）。除非您自行设置，否则从传入的形状读取。</translation>
  </message>
  <message>
   <source>Features of every step (the input's last axis). Read from the incoming shape unless you set it.</source>
   <translation>每个时间步的特征数（输入的最后一轴）。除非您自行设置，否则从传入的形状读取。</translation>
  </message>
  <message>
   <source>Features of every step of both sequences (their last axis). Read from the incoming shape unless you set it.</source>
   <translation>两个序列每个时间步的特征数（它们的最后一轴）。除非您自行设置，否则从传入的形状读取。</translation>
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
   <source>Features of the step (the input's last axis). Read from the incoming shape unless you set it.</source>
   <translation>该时间步的特征数（输入的最后一轴）。除非您自行设置，否则从传入的形状读取。</translation>
  </message>
  <message>
   <source>Features of the value. Read from the incoming shape unless you set it; None: as many as embed_dim.</source>
   <translation>值的特征数。除非您自行设置，否则从传入的形状读取；None：与 embed_dim 相同。</translation>
  </message>
  <message>
   <source>Features that go out × features that come in.</source>
   <translation>输出特征数 × 输入特征数。</translation>
  </message>
  <message>
   <source>Fewer features in it, or bfloat16 (train.precision), make it faster.</source>
   <translation>减少其特征，或使用 bfloat16（train.precision），会更快。</translation>
  </message>
  <message>
   <source>Fewer settings</source>
   <translation>更少设置</translation>
  </message>
  <message>
   <source>Field</source>
   <translation>字段</translation>
  </message>
  <message>
   <source>File</source>
   <translation>文件</translation>
  </message>
  <message>
   <source>Fill in from the data: {value}</source>
   <translation>用数据填入:{value}</translation>
  </message>
  <message>
   <source>Filter by name or kind</source>
   <translation>按名称或种类筛选</translation>
  </message>
  <message>
   <source>Filters</source>
   <translation>滤波器</translation>
  </message>
  <message>
   <source>Find a learning rate with the range test, and see whether it can learn one batch by heart.</source>
   <translation>用范围测试找学习率，并看它能否背下一个批。</translation>
  </message>
  <message>
   <source>Find the fastest settings</source>
   <translation>寻找最快的设置</translation>
  </message>
  <message>
   <source>Find this out at every moment that the run kept; click again to leave it</source>
   <translation>在运行保存的每个时刻求出它；再次点击即放弃</translation>
  </message>
  <message>
   <source>First axis to join. 1 leaves the batch axis alone.</source>
   <translation>要合并的第一个轴。为 1 时不动批轴。</translation>
  </message>
  <message>
   <source>First moment</source>
   <translation>第一个时刻</translation>
  </message>
  <message>
   <source>First numbers</source>
   <translation>最前的数</translation>
  </message>
  <message>
   <source>First steps</source>
   <translation>入门</translation>
  </message>
  <message>
   <source>Fit a frame to what it holds</source>
   <translation>使框适合其内容</translation>
  </message>
  <message>
   <source>Fit all</source>
   <translation>显示全部</translation>
  </message>
  <message>
   <source>Fit everything</source>
   <translation>显示全部</translation>
  </message>
  <message>
   <source>Fit selection</source>
   <translation>显示选中部分</translation>
  </message>
  <message>
   <source>Fit the selection</source>
   <translation>显示所选</translation>
  </message>
  <message>
   <source>Fit to what it holds</source>
   <translation>适合内容</translation>
  </message>
  <message>
   <source>Five convolutions and 61 million weights, most of them in two linear layers.</source>
   <translation>五个卷积和 6100 万个权重，其中大部分在两个线性层里。</translation>
  </message>
  <message>
   <source>Fix the size at the input: {sizes}</source>
   <translation>在输入处固定大小：{sizes}</translation>
  </message>
  <message>
   <source>Fixes for a problem</source>
   <translation>问题的修复</translation>
  </message>
  <message>
   <source>Fixes for the selected layer's problem</source>
   <translation>所选层的问题的修复</translation>
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
   <source>Follow the ports of a block</source>
   <translation>跟随块的端口</translation>
  </message>
  <message>
   <source>Follows the incoming shape. Pin it to set it yourself.</source>
   <translation>跟随传入的形状。固定后可自行设置。</translation>
  </message>
  <message>
   <source>For 4 seconds of training, more than half of the time goes into putting batches together.</source>
   <translation>4 秒的训练中，一半以上的时间用于组合批。</translation>
  </message>
  <message>
   <source>For ema: how much of the average is kept in a step.</source>
   <translation>对 ema:每一步保留多少平均值。</translation>
  </message>
  <message>
   <source>For how many steps the learning rate grows from nearly nothing to its beginning.</source>
   <translation>学习率在多少步内从几乎为零增长到起始值。</translation>
  </message>
  <message>
   <source>For the next block.</source>
   <translation>用于下一个块。</translation>
  </message>
  <message>
   <source>For the sum of all blocks.</source>
   <translation>用于所有块的求和。</translation>
  </message>
  <message>
   <source>For three epochs the validation loss is 10 % above its best or more, and by 1 % of the loss of guessing where that is known, the training loss below what it was then, and the validation accuracy no better, nor perfect.</source>
   <translation>连续三轮，验证损失比其最佳值高出 10 % 或更多，并且（在已知猜测损失时）至少高出猜测损失的 1 %，训练损失低于当时的值，而验证准确率没有更好，也不是满分。</translation>
  </message>
  <message>
   <source>Format</source>
   <translation>格式</translation>
  </message>
  <message>
   <source>Forward</source>
   <translation>前进</translation>
  </message>
  <message>
   <source>Forward again</source>
   <translation>再次前进</translation>
  </message>
  <message>
   <source>Frame</source>
   <translation>框</translation>
  </message>
  <message>
   <source>Frame colour</source>
   <translation>框的颜色</translation>
  </message>
  <message>
   <source>Frame the selection</source>
   <translation>为所选加框</translation>
  </message>
  <message>
   <source>Frame {title}, around {names}.</source>
   <translation>框 {title}，包含 {names}。</translation>
  </message>
  <message>
   <source>Frame {title}, with nothing in it.</source>
   <translation>框 {title}，其中没有内容。</translation>
  </message>
  <message>
   <source>Frames and notes</source>
   <translation>框与便签</translation>
  </message>
  <message>
   <source>Frames move alone</source>
   <translation>框单独移动</translation>
  </message>
  <message>
   <source>Freeze</source>
   <translation>冻结</translation>
  </message>
  <message>
   <source>Freeze in training</source>
   <translation>训练时冻结</translation>
  </message>
  <message>
   <source>From</source>
   <translation>自</translation>
  </message>
  <message>
   <source>From a file…</source>
   <translation>从文件……</translation>
  </message>
  <message>
   <source>From below: half as high and wide as skip.</source>
   <translation>来自下层：高和宽为 skip 的一半。</translation>
  </message>
  <message>
   <source>From each number to the next; not 0.</source>
   <translation>每个数到下一个数的间隔；不能为 0。</translation>
  </message>
  <message>
   <source>From the answer down to {name}: {value}</source>
   <translation>从答案一直到 {name}：{value}</translation>
  </message>
  <message>
   <source>From the clipboard</source>
   <translation>从剪贴板</translation>
  </message>
  <message>
   <source>From the same height on the way down.</source>
   <translation>来自下行路径上的同一高度。</translation>
  </message>
  <message>
   <source>From the start of one window to the start of the next. PyTorch has no default; we start at 1.</source>
   <translation>从一个窗口的起点到下一个窗口的起点。PyTorch 没有默认值；这里从 1 开始。</translation>
  </message>
  <message>
   <source>From {port} to…</source>
   <translation>从 {port} 到…</translation>
  </message>
  <message>
   <source>From {start} to {end} there is no way in steps of {step}.</source>
   <translation>从 {start} 到 {end} 以 {step} 为步长无法到达。</translation>
  </message>
  <message>
   <source>GAN, autoencoder, supervised, distillation</source>
   <translation>GAN、自编码器、监督学习、蒸馏</translation>
  </message>
  <message>
   <source>GAN, cross-entropy</source>
   <translation>GAN,交叉熵</translation>
  </message>
  <message>
   <source>GAN, hinge</source>
   <translation>GAN,合页</translation>
  </message>
  <message>
   <source>GIF</source>
   <translation>GIF</translation>
  </message>
  <message>
   <source>GLU halves axis {dim}, which must be even; {source} gives {found}.</source>
   <translation>GLU 把轴 {dim} 减半，它必须是偶数；{source} 给出 {found}。</translation>
  </message>
  <message>
   <source>GPT-2</source>
   <translation>GPT-2</translation>
  </message>
  <message>
   <source>Give every step the same room</source>
   <translation>让每一步占同样的宽度</translation>
  </message>
  <message>
   <source>Give it more features or layers, less regularisation, or inputs that say more; see whether it can learn one batch by heart.</source>
   <translation>给它更多特征或层、更少的正则化，或信息更丰富的输入；看它能否背下一个批。</translation>
  </message>
  <message>
   <source>Give the mean of the heads' attention weights. Off: those of every head, with the heads as axis 1. Has no effect without need_weights.</source>
   <translation>给出各注意力头权重的平均值。关闭时：给出每个头的权重，头为第 1 轴。没有 need_weights 时不起作用。</translation>
  </message>
  <message>
   <source>Give {name} a layer of its own</source>
   <translation>给 {name} 一个自己的层</translation>
  </message>
  <message>
   <source>Gives every channel of a volume mean 0 and variance 1 over the batch, then rescales it.</source>
   <translation>使体数据的每个通道在批上的均值为 0、方差为 1，然后重新缩放。</translation>
  </message>
  <message>
   <source>Gives every channel of every example mean 0 and variance 1, each by itself.</source>
   <translation>在每个样本内部使每个通道各自的均值为 0、方差为 1。</translation>
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
   <source>Gives what it gets, unchanged: a place to name, or to put a layer into later.</source>
   <translation>原样给出所得到的值：用于命名，或日后放入一个层。</translation>
  </message>
  <message>
   <source>Glide on when flicked</source>
   <translation>甩动后继续滑行</translation>
  </message>
  <message>
   <source>Go back and undo: {change}</source>
   <translation>回到此处并撤销:{change}</translation>
  </message>
  <message>
   <source>Go back to here</source>
   <translation>回到这里</translation>
  </message>
  <message>
   <source>Go back to it</source>
   <translation>回到那里</translation>
  </message>
  <message>
   <source>Go back to the model as it was</source>
   <translation>回到模型原来的样子</translation>
  </message>
  <message>
   <source>Go back to what was shown at earlier steps</source>
   <translation>回看较早的步所显示的</translation>
  </message>
  <message>
   <source>Go back to {name}</source>
   <translation>返回 {name}</translation>
  </message>
  <message>
   <source>Go back to {title}</source>
   <translation>回到 {title}</translation>
  </message>
  <message>
   <source>Go down as long as up, then to nearly nothing.</source>
   <translation>下降与上升一样长,然后降到几乎为零。</translation>
  </message>
  <message>
   <source>Go on</source>
   <translation>继续训练</translation>
  </message>
  <message>
   <source>Go on from step {step} with a learning rate of {rate}</source>
   <translation>从第 {step} 步以学习率 {rate} 继续</translation>
  </message>
  <message>
   <source>Go on from step {step} with a tenth of the learning rates</source>
   <translation>以十分之一的学习率从第 {step} 步继续</translation>
  </message>
  <message>
   <source>Go on with the changed model</source>
   <translation>以更改后的模型继续</translation>
  </message>
  <message>
   <source>Go on with the last run</source>
   <translation>继续上一次运行</translation>
  </message>
  <message>
   <source>Go there</source>
   <translation>前往</translation>
  </message>
  <message>
   <source>Go through the moments; at the end is what is newest</source>
   <translation>逐个浏览各时刻；末尾是最新的</translation>
  </message>
  <message>
   <source>Go to view {key}</source>
   <translation>前往视图 {key}</translation>
  </message>
  <message>
   <source>Goes from one value towards another, by a share of the way.</source>
   <translation>从一个值按一定比例移向另一个值。</translation>
  </message>
  <message>
   <source>GoogLeNet</source>
   <translation>GoogLeNet</translation>
  </message>
  <message>
   <source>Grad-CAM</source>
   <translation>Grad-CAM</translation>
  </message>
  <message>
   <source>Grad-CAM++</source>
   <translation>Grad-CAM++</translation>
  </message>
  <message>
   <source>Gradient</source>
   <translation>梯度</translation>
  </message>
  <message>
   <source>Gradient SHAP</source>
   <translation>Gradient SHAP</translation>
  </message>
  <message>
   <source>Gradient descent on batches, with momentum if wanted.</source>
   <translation>按批进行的梯度下降,可带动量。</translation>
  </message>
  <message>
   <source>Gradient descent that also averages the parameters it went through.</source>
   <translation>同时对经过的参数求平均的梯度下降。</translation>
  </message>
  <message>
   <source>Gradient of {name}</source>
   <translation>{name} 的梯度</translation>
  </message>
  <message>
   <source>Gradient {norm} (norm of all its weights)</source>
   <translation>梯度 {norm}（其所有权重的范数）</translation>
  </message>
  <message>
   <source>Gradient × input</source>
   <translation>梯度 × 输入</translation>
  </message>
  <message>
   <source>Gradients</source>
   <translation>梯度</translation>
  </message>
  <message>
   <source>Gradients and updates on wires</source>
   <translation>连线上的梯度与更新</translation>
  </message>
  <message>
   <source>Gradients explode</source>
   <translation>梯度爆炸</translation>
  </message>
  <message>
   <source>Gradients explode: their norm is {norm}, most of it at {name}.</source>
   <translation>梯度爆炸：范数为 {norm}，大部分在 {name}。</translation>
  </message>
  <message>
   <source>Gradients this small end a step.</source>
   <translation>梯度小到此值即结束一步。</translation>
  </message>
  <message>
   <source>Gradients vanish</source>
   <translation>梯度消失</translation>
  </message>
  <message>
   <source>Gradients vanish on the way back: {name} and {count} more layers get {share} or less of what the strongest layer behind them gets.</source>
   <translation>梯度在回传途中消失：{name} 以及另外 {count} 层只得到其后最强一层的 {share} 或更少。</translation>
  </message>
  <message>
   <source>Gradients vanish on the way back: {name} gets {share} of what the strongest layer behind it gets.</source>
   <translation>梯度在回传途中消失：{name} 只得到其后最强一层的 {share}。</translation>
  </message>
  <message>
   <source>Gradients, as histograms</source>
   <translation>梯度，以直方图显示</translation>
  </message>
  <message>
   <source>Graphs of this project</source>
   <translation>此项目的图</translation>
  </message>
  <message>
   <source>Greatest</source>
   <translation>最大</translation>
  </message>
  <message>
   <source>Green</source>
   <translation>绿色</translation>
  </message>
  <message>
   <source>Grey</source>
   <translation>灰色</translation>
  </message>
  <message>
   <source>Guesses the next letter of a program, and writes one while it learns.</source>
   <translation>猜测程序的下一个字母,边学边写。</translation>
  </message>
  <message>
   <source>Guide</source>
   <translation>指南</translation>
  </message>
  <message>
   <source>Guided backpropagation</source>
   <translation>引导反向传播</translation>
  </message>
  <message>
   <source>Guided backpropagation is a rule for ReLU layers, and there is none in this model: it would be the plain gradient.</source>
   <translation>引导反向传播是针对 ReLU 层的规则，而此模型中没有：那将只是普通的梯度。</translation>
  </message>
  <message>
   <source>Guides while nodes are moved</source>
   <translation>移动节点时显示参考线</translation>
  </message>
  <message>
   <source>Half as high and wide.</source>
   <translation>高和宽减半。</translation>
  </message>
  <message>
   <source>Halves an axis: the sigmoid of the second half says how much of the first passes.</source>
   <translation>将一个轴分成两半：后一半的 sigmoid 决定前一半通过多少。</translation>
  </message>
  <message>
   <source>Hands values on as they are and turns their gradients round.</source>
   <translation>值原样传递，梯度则反转。</translation>
  </message>
  <message>
   <source>Hands values on as they are, so that InputGradient can ask for a gradient by them.</source>
   <translation>原样传递值,使 InputGradient 可以求对它们的梯度。</translation>
  </message>
  <message>
   <source>Handwritten digits of 8 × 8 pixels; 97 % within a minute.</source>
   <translation>8 × 8 像素的手写数字；一分钟内达到 97%。</translation>
  </message>
  <message>
   <source>Heads of attention, a row a layer</source>
   <translation>注意力头，每层一行</translation>
  </message>
  <message>
   <source>Height and width of a square in pixels.</source>
   <translation>方块的高和宽，以像素为单位。</translation>
  </message>
  <message>
   <source>Height and width of the image, or one number for both. As many patches must fit into it as come in. PyTorch has no default; we start at 28.</source>
   <translation>图像的高和宽，或用一个数同时表示两者。图像可容纳的图块数必须等于传入的图块数。PyTorch 没有默认值；这里从 28 开始。</translation>
  </message>
  <message>
   <source>Height and width of the output, or one number for both. None: scale_factor decides; one of the two has to be none.</source>
   <translation>输出的高和宽，或用一个数同时表示两者。None：由 scale_factor 决定；两者之一必须为 None。</translation>
  </message>
  <message>
   <source>Height and width of the output, or one number for both; None in place of one of the two keeps the input's. 1 gives one mean for each channel (global average pooling). PyTorch has no default; we start at 1.</source>
   <translation>输出的高和宽，或用一个数同时表示两者；以 None 代替其一则保持输入的大小。为 1 时每个通道给出一个平均值（全局平均池化）。PyTorch 没有默认值；这里从 1 开始。</translation>
  </message>
  <message>
   <source>Height and width of the output, or one number for both; None in place of one of the two keeps the input's. 1 gives the largest value of each channel (global max pooling). PyTorch has no default; we start at 1.</source>
   <translation>输出的高和宽，或用一个数同时表示两者；以 None 代替其一则保持输入的大小。为 1 时给出每个通道的最大值（全局最大池化）。PyTorch 没有默认值；这里从 1 开始。</translation>
  </message>
  <message>
   <source>Height and width of the window; none: those of the image, which then only moves.</source>
   <translation>窗口的高与宽;none:与图像相同,图像于是只移动。</translation>
  </message>
  <message>
   <source>Help</source>
   <translation>帮助</translation>
  </message>
  <message>
   <source>Here a wire begins. End it at an input: the left edge of a card.</source>
   <translation>连线从这里开始。请在输入端结束：卡片的左边缘。</translation>
  </message>
  <message>
   <source>Here a wire ends. Begin it at an output: the right edge of a card.</source>
   <translation>连线在这里结束。请从输出端开始：卡片的右边缘。</translation>
  </message>
  <message>
   <source>Hexagon</source>
   <translation>六边形</translation>
  </message>
  <message>
   <source>Hides some steps in a row of each sequence while the model trains.</source>
   <translation>训练时遮去每个序列中连续的若干步。</translation>
  </message>
  <message>
   <source>History</source>
   <translation>历史</translation>
  </message>
  <message>
   <source>Hold and drag: cut wires. A tap: choose the wire to cut by arrows</source>
   <translation>按住并拖动：剪断连线。轻按：用方向键选择要剪断的连线</translation>
  </message>
  <message>
   <source>Hold and drag: move the picture. A tap: quick add</source>
   <translation>按住并拖动：移动画面。轻按：快速添加</translation>
  </message>
  <message>
   <source>Holds the learning rate at a part of itself, then lets it go.</source>
   <translation>使学习率保持为自身的一部分,然后放开。</translation>
  </message>
  <message>
   <source>How a matrix becomes orthogonal; none: as its shape asks.</source>
   <translation>矩阵如何变为正交;none:由其形状决定。</translation>
  </message>
  <message>
   <source>How a picture that is not square becomes so. crop: its middle. stretch: all of it, distorted.</source>
   <translation>非正方形的图片如何变为正方形。crop：取中间部分。stretch：取全部，会变形。</translation>
  </message>
  <message>
   <source>How a step shrinks and grows.</source>
   <translation>步长如何缩小与增大。</translation>
  </message>
  <message>
   <source>How alike the structures of images are: 1 is the same.</source>
   <translation>图像的结构有多相似:1 即相同。</translation>
  </message>
  <message>
   <source>How badly a model spelled a short sequence along a longer one, such as text in speech.</source>
   <translation>模型沿较长的序列拼出较短序列（例如语音中的文本）的偏差。</translation>
  </message>
  <message>
   <source>How badly scores foresaw labels that are 1 or -1.</source>
   <translation>得分对取值为 1 或 -1 的标签的预测偏差。</translation>
  </message>
  <message>
   <source>How badly scores foresaw labels that are each true or false. No Sigmoid before it.</source>
   <translation>得分对各为真或假的标签的预测偏差。前面不要加 Sigmoid。</translation>
  </message>
  <message>
   <source>How badly scores foresaw the right one of several classes. No Softmax before it.</source>
   <translation>得分对多个类别中正确类别的预测偏差。前面不要加 Softmax。</translation>
  </message>
  <message>
   <source>How badly the model foresaw counts, such as visitors an hour, which follow Poisson's law.</source>
   <translation>模型对计数（例如每小时的访客数）的预测偏差，计数服从泊松分布。</translation>
  </message>
  <message>
   <source>How badly the model foresaw numbers where it also says how unsure it is.</source>
   <translation>模型对数值的预测偏差，模型同时给出自身的不确定程度。</translation>
  </message>
  <message>
   <source>How classes are brought together: macro counts all alike, micro all examples, weighted each class by how frequent it is.</source>
   <translation>各类别如何合并:macro 各类同等,micro 各样本同等,weighted 按类别的频率。</translation>
  </message>
  <message>
   <source>How evenly two are mixed: 1 any shares alike, below it mostly one of them, above it mostly both.</source>
   <translation>两者混合得多均匀:1 时任意份额同样可能,小于 1 时多半是其中之一,大于 1 时多半两者兼有。</translation>
  </message>
  <message>
   <source>How far a model's weight matrices are from being orthogonal.</source>
   <translation>模型的权重矩阵离正交有多远。</translation>
  </message>
  <message>
   <source>How far a student's chances for all classes are from those of its teacher.</source>
   <translation>学生对各类别的概率与教师的相差多远。</translation>
  </message>
  <message>
   <source>How far an image moves at most, as shares of its width and its height.</source>
   <translation>图像最多移动多远,以其宽与高的份额计。</translation>
  </message>
  <message>
   <source>How far apart each pair is, as PairwiseDistance gives it.</source>
   <translation>每一对相距多远,如 PairwiseDistance 所给。</translation>
  </message>
  <message>
   <source>How far apart the neighbourhoods are. None: as far as they are large, so that they touch.</source>
   <translation>相邻邻域之间的间隔。None：等于邻域大小，即彼此相接。</translation>
  </message>
  <message>
   <source>How far apart the patches are. As large as kernel_size, they touch and do not overlap.</source>
   <translation>图块之间的间隔。等于 kernel_size 时，图块彼此相接而不重叠。</translation>
  </message>
  <message>
   <source>How far apart the patches of neighbouring places are painted. 2 doubles the size of the output.</source>
   <translation>相邻位置的图块绘制位置之间的间隔。为 2 时输出大小加倍。</translation>
  </message>
  <message>
   <source>How far apart they are: 1, 2, 4 and so on from block to block.</source>
   <translation>它们之间的间隔：逐块取 1、2、4，依此类推。</translation>
  </message>
  <message>
   <source>How far apart things that differ should be.</source>
   <translation>不相似的对象应相距多远。</translation>
  </message>
  <message>
   <source>How far below zero the output can go.</source>
   <translation>输出能低于零多少。</translation>
  </message>
  <message>
   <source>How far below zero the output can go; any number but 0.</source>
   <translation>输出能低于零多少；可为 0 以外的任何数。</translation>
  </message>
  <message>
   <source>How far chances are from what happens.</source>
   <translation>概率与实际发生的相差多远。</translation>
  </message>
  <message>
   <source>How far checkpoints are apart. 0: 5 s, or more where they would take over 2 % of the time.</source>
   <translation>检查点相隔多久。0:5 秒,若写入会占去 2% 以上的时间则更久。</translation>
  </message>
  <message>
   <source>How far colours turn around the circle of colours, to either side: 0.5 is half of it. Images without three channels have none.</source>
   <translation>颜色在色环上向两侧最多转多远:0.5 是半圈。没有三个通道的图像没有颜色。</translation>
  </message>
  <message>
   <source>How far corners move at most: 1 is half of the side.</source>
   <translation>各角最多移动多远:1 是边长的一半。</translation>
  </message>
  <message>
   <source>How far from 0.5 the value lies at most beyond which values are turned.</source>
   <translation>翻转界限离 0.5 最多多远,超过此界限的值被翻转。</translation>
  </message>
  <message>
   <source>How far from zero a value must be in order to be kept.</source>
   <translation>值离零多远才会被保留。</translation>
  </message>
  <message>
   <source>How far it moved. An odd number. We start at 3.</source>
   <translation>移动了多远。奇数。我们从 3 开始。</translation>
  </message>
  <message>
   <source>How far numbers are from the right ones, on average.</source>
   <translation>数平均与正确值相差多远。</translation>
  </message>
  <message>
   <source>How far points stray from their shape: a standard deviation, where the shape has a radius of 1.</source>
   <translation>各点偏离其形状的程度：以标准差表示，形状的半径为 1。</translation>
  </message>
  <message>
   <source>How far the distributions of a variational autoencoder are from the standard normal.</source>
   <translation>变分自编码器的分布离标准正态分布有多远。</translation>
  </message>
  <message>
   <source>How far the model's distribution is from the one it should have.</source>
   <translation>模型的分布与应有的分布相差多远。</translation>
  </message>
  <message>
   <source>How far the score falls when a patch is covered.</source>
   <translation>遮住一块时得分下降多少。</translation>
  </message>
  <message>
   <source>How far the vectors spread around 0 at the start.</source>
   <translation>初始时向量在 0 附近散布的程度。</translation>
  </message>
  <message>
   <source>How far the window moves at each step. 2 halves the size of the output.</source>
   <translation>窗口每一步移动的距离。为 2 时输出大小减半。</translation>
  </message>
  <message>
   <source>How far they spread around it. PyTorch has no default; we start at 0.02.</source>
   <translation>它们在均值附近散布的程度。PyTorch 没有默认值；这里从 0.02 开始。</translation>
  </message>
  <message>
   <source>How far two vectors point the same way: 1 the same, 0 at right angles, -1 opposite.</source>
   <translation>两个向量方向一致的程度：1 为同向，0 为垂直，-1 为反向。</translation>
  </message>
  <message>
   <source>How fast the averages grow old.</source>
   <translation>平均值变旧的快慢。</translation>
  </message>
  <message>
   <source>How it is computed: exactly (none), or by the faster tanh formula.</source>
   <translation>计算方式：精确计算（none），或使用更快的 tanh 公式。</translation>
  </message>
  <message>
   <source>How little a foreseen region overlaps with the true one, where there is one alone.</source>
   <translation>预测的区域与真实区域重叠得多少,用于只有一个区域的情形。</translation>
  </message>
  <message>
   <source>How little foreseen regions overlap with the true ones, class by class.</source>
   <translation>预测的各区域与真实区域重叠得多少,逐类计算。</translation>
  </message>
  <message>
   <source>How long all of it is, as it counts; none: to the end of the run.</source>
   <translation>全程多长,按其计数;none:到运行结束。</translation>
  </message>
  <message>
   <source>How long each of them is: N whole numbers.</source>
   <translation>每个有多长：N 个整数。</translation>
  </message>
  <message>
   <source>How long each sequence is: N whole numbers (int64), from 1 up. What stands behind the end of a sequence is not read: the output is zero there, and h_n is the state at the end. Open, all are as long as the input.</source>
   <translation>每个序列有多长：N 个整数 (int64)，从 1 起。序列结束之后的部分不读取：那里的输出为零，h_n 是序列结束处的状态。不连接时，都与输入一样长。</translation>
  </message>
  <message>
   <source>How long half a wave is, as it counts; none: to the end of the run.</source>
   <translation>半波多长,按其计数;none:到运行结束。</translation>
  </message>
  <message>
   <source>How long it takes, as it counts.</source>
   <translation>持续多久,按其计数。</translation>
  </message>
  <message>
   <source>How long it takes, as it counts; none: to the end of the run.</source>
   <translation>持续多久,按其计数;none:到运行结束。</translation>
  </message>
  <message>
   <source>How long the first wave is.</source>
   <translation>第一波多长。</translation>
  </message>
  <message>
   <source>How long the way down is; none: as the way up.</source>
   <translation>下行多长;none:与上行相同。</translation>
  </message>
  <message>
   <source>How long the way up is.</source>
   <translation>上行多长。</translation>
  </message>
  <message>
   <source>How many are kept for good; the oldest goes when there is one more.</source>
   <translation>永久保留多少个;再多一个时最旧的被删去。</translation>
  </message>
  <message>
   <source>How many batches' gradients are added up for one update.</source>
   <translation>多少批的梯度相加成一次更新。</translation>
  </message>
  <message>
   <source>How many before and after, in pairs from the last axis inwards: 1, 1, 2, 2 adds 1 left and right, 2 above and below. PyTorch has no default; we start at 1, 1.</source>
   <translation>前后各添加多少，从最后一轴向内成对给出：1, 1, 2, 2 在左右各添加 1，上下各添加 2。PyTorch 没有默认值；这里从 1, 1 开始。</translation>
  </message>
  <message>
   <source>How many bits are left at least, of 8.</source>
   <translation>至少留下多少位,共 8 位。</translation>
  </message>
  <message>
   <source>How many capsules it gives.</source>
   <translation>给出多少个胶囊。</translation>
  </message>
  <message>
   <source>How many capsules there are below.</source>
   <translation>下层有多少个胶囊。</translation>
  </message>
  <message>
   <source>How many channels are added.</source>
   <translation>添加多少个通道。</translation>
  </message>
  <message>
   <source>How many channels each layer adds.</source>
   <translation>每层添加多少个通道。</translation>
  </message>
  <message>
   <source>How many channels it gives.</source>
   <translation>给出多少个通道。</translation>
  </message>
  <message>
   <source>How many channels it takes and gives.</source>
   <translation>接受和给出多少个通道。</translation>
  </message>
  <message>
   <source>How many classes there are, the frequent ones first. PyTorch has no default; we start at 1000.</source>
   <translation>共有多少个类别，常见的排在前面。PyTorch 没有默认值；这里从 1000 开始。</translation>
  </message>
  <message>
   <source>How many classes there are. PyTorch has no default; we start at 10.</source>
   <translation>共有多少个类别。PyTorch 没有默认值；这里从 10 开始。</translation>
  </message>
  <message>
   <source>How many classes there are. Read off the scores unless you set it.</source>
   <translation>有多少个类别。除非设定,否则从得分读取。</translation>
  </message>
  <message>
   <source>How many classes: the length of a row. PyTorch looks for the largest number where none is given; we start at 10.</source>
   <translation>共有多少个类别：即一行的长度。未给出时 PyTorch 会查找最大的数；这里从 10 开始。</translation>
  </message>
  <message>
   <source>How many columns; none makes it square.</source>
   <translation>多少列；None 则为方阵。</translation>
  </message>
  <message>
   <source>How many different indices there are, such as the size of the vocabulary. PyTorch has no default; we start at 1000.</source>
   <translation>共有多少个不同的索引，例如词表的大小。PyTorch 没有默认值；这里从 1000 开始。</translation>
  </message>
  <message>
   <source>How many examples at most</source>
   <translation>最多多少个样本</translation>
  </message>
  <message>
   <source>How many filters the layer learns; each makes one channel of the output. PyTorch has no default; we start at 16.</source>
   <translation>该层学习多少个滤波器；每个产生输出的一个通道。PyTorch 没有默认值；这里从 16 开始。</translation>
  </message>
  <message>
   <source>How many heads look for different things.</source>
   <translation>有多少个头各自关注不同的内容。</translation>
  </message>
  <message>
   <source>How many heads look for different things; d_model is divided among them.</source>
   <translation>有多少个头各自关注不同的内容；d_model 在各头之间均分。</translation>
  </message>
  <message>
   <source>How many labels there are. Read off the scores unless you set it.</source>
   <translation>有多少个标签。除非设定,否则从得分读取。</translation>
  </message>
  <message>
   <source>How many layers are stacked; all start with the same weights. PyTorch has no default; we start at 2.</source>
   <translation>堆叠多少层；各层的初始权重相同。PyTorch 没有默认值；这里从 2 开始。</translation>
  </message>
  <message>
   <source>How many layers the decoder has; all start with the same weights.</source>
   <translation>解码器有多少层；各层的初始权重相同。</translation>
  </message>
  <message>
   <source>How many layers the encoder has; all start with the same weights.</source>
   <translation>编码器有多少层；各层的初始权重相同。</translation>
  </message>
  <message>
   <source>How many layers.</source>
   <translation>多少层。</translation>
  </message>
  <message>
   <source>How many losses there are; as many as are wired unless you set it.</source>
   <translation>有多少项损失;除非设定,否则与连接数相同。</translation>
  </message>
  <message>
   <source>How many moments are shown in a second</source>
   <translation>每秒显示多少个时刻</translation>
  </message>
  <message>
   <source>How many moments each step sees.</source>
   <translation>每一步看到多少个时刻。</translation>
  </message>
  <message>
   <source>How many networks there are.</source>
   <translation>有多少个网络。</translation>
  </message>
  <message>
   <source>How many numbers each example becomes. For the last layer of a classifier: the number of classes. PyTorch has no default; we start at 10.</source>
   <translation>每个样本变为多少个数。对于分类器的最后一层：类别数。PyTorch 没有默认值；这里从 10 开始。</translation>
  </message>
  <message>
   <source>How many numbers each pair becomes; each has a weight for every pair of features. PyTorch has no default; we start at 10.</source>
   <translation>每一对变为多少个数；每个数对每一对特征都有一个权重。PyTorch 没有默认值；这里从 10 开始。</translation>
  </message>
  <message>
   <source>How many numbers. PyTorch has no default; we start at 8.</source>
   <translation>多少个数。PyTorch 没有默认值；这里从 8 开始。</translation>
  </message>
  <message>
   <source>How many of those of a class are found.</source>
   <translation>某类之中有多少被找到。</translation>
  </message>
  <message>
   <source>How many of those taken for true are true.</source>
   <translation>被当作真的之中有多少是真的。</translation>
  </message>
  <message>
   <source>How many of those that are true are found.</source>
   <translation>真的之中有多少被找到。</translation>
  </message>
  <message>
   <source>How many pieces; the axis should be divisible by it. PyTorch has no default; we start at 2.</source>
   <translation>分成多少份；该轴应能被它整除。PyTorch 没有默认值；这里从 2 开始。</translation>
  </message>
  <message>
   <source>How many pixels are added: one number for all sides, or left, right, top and bottom. A negative number cuts off. PyTorch has no default; we start at 1.</source>
   <translation>添加多少像素：用一个数表示所有边，或分别给出左、右、上、下。负数则裁去。PyTorch 没有默认值；这里从 1 开始。</translation>
  </message>
  <message>
   <source>How many pixels are added: one number for all sides, or left, right, top and bottom. A negative number cuts off. PyTorch has no default; we start at 1. Must be smaller than the input.</source>
   <translation>添加多少像素：用一个数表示所有边，或分别给出左、右、上、下。负数则裁去。PyTorch 没有默认值；这里从 1 开始。必须小于输入。</translation>
  </message>
  <message>
   <source>How many pixels are added: one number for all sides, or left, right, top and bottom. A negative number cuts off. PyTorch has no default; we start at 1. Must not be larger than the input.</source>
   <translation>添加多少像素：用一个数表示所有边，或分别给出左、右、上、下。负数则裁去。PyTorch 没有默认值；这里从 1 开始。不得大于输入。</translation>
  </message>
  <message>
   <source>How many pixels are mixed along each axis; an even number counts as the next odd one.</source>
   <translation>沿每个轴混合多少像素;偶数按下一个奇数计。</translation>
  </message>
  <message>
   <source>How many places the axis has: so many outputs there are. It is not given to PyTorch; we start at 2.</source>
   <translation>该轴有多少个位置：输出的个数与之相同。不会传给 PyTorch；这里从 2 开始。</translation>
  </message>
  <message>
   <source>How many places. PyTorch has no default; we start at 1.</source>
   <translation>多少个位置。PyTorch 没有默认值；这里从 1 开始。</translation>
  </message>
  <message>
   <source>How many points in all.</source>
   <translation>总共有多少个点。</translation>
  </message>
  <message>
   <source>How many quarter turns; negative turns the other way.</source>
   <translation>旋转多少个四分之一圈；负数则反向旋转。</translation>
  </message>
  <message>
   <source>How many rows. PyTorch has no default; we start at 4.</source>
   <translation>多少行。PyTorch 没有默认值；这里从 4 开始。</translation>
  </message>
  <message>
   <source>How many slopes are learned: 1 for all values together, or one for each channel, as many as axis 1 of the input is long.</source>
   <translation>学习多少个斜率：1 表示所有值共用一个，或每个通道一个，即等于输入第 1 轴的长度。</translation>
  </message>
  <message>
   <source>How many steps are added: one number for both ends, or start and end. A negative number cuts off. PyTorch has no default; we start at 1.</source>
   <translation>添加多少步：用一个数表示两端，或分别给出开头和末尾。负数则裁去。PyTorch 没有默认值；这里从 1 开始。</translation>
  </message>
  <message>
   <source>How many steps are added: one number for both ends, or start and end. A negative number cuts off. PyTorch has no default; we start at 1. Must be smaller than the input.</source>
   <translation>添加多少步：用一个数表示两端，或分别给出开头和末尾。负数则裁去。PyTorch 没有默认值；这里从 1 开始。必须小于输入。</translation>
  </message>
  <message>
   <source>How many steps are added: one number for both ends, or start and end. A negative number cuts off. PyTorch has no default; we start at 1. Must not be larger than the input.</source>
   <translation>添加多少步：用一个数表示两端，或分别给出开头和末尾。负数则裁去。PyTorch 没有默认值；这里从 1 开始。不得大于输入。</translation>
  </message>
  <message>
   <source>How many steps estimate the singular value at each training step.</source>
   <translation>每个训练步用多少步估计奇异值。</translation>
  </message>
  <message>
   <source>How many steps it remembers.</source>
   <translation>它记住多少步。</translation>
  </message>
  <message>
   <source>How many such layers are stacked, each reading the one below.</source>
   <translation>堆叠多少个这样的层，每一层读取下面一层的输出。</translation>
  </message>
  <message>
   <source>How many taken for a class are really of it.</source>
   <translation>被当作某类的之中有多少确属该类。</translation>
  </message>
  <message>
   <source>How many times as high and as wide the image becomes. Its square must divide the number of channels. PyTorch has no default; we start at 2.</source>
   <translation>图像的高和宽变为多少倍。其平方必须能整除通道数。PyTorch 没有默认值；这里从 2 开始。</translation>
  </message>
  <message>
   <source>How many times as high and as wide the output is: one number or two. None: size decides. PyTorch has no default that works; we start at 2.</source>
   <translation>输出的高和宽为多少倍：一个数或两个数。None：由 size 决定。PyTorch 没有可用的默认值；这里从 2 开始。</translation>
  </message>
  <message>
   <source>How many times as large the output is: one number for all directions, or one for each. None: size decides. PyTorch has no default that works; we start at 2.</source>
   <translation>输出为多少倍大：用一个数表示所有方向，或每个方向一个。None：由 size 决定。PyTorch 没有可用的默认值；这里从 2 开始。</translation>
  </message>
  <message>
   <source>How many times as large, one number or one for each axis. PyTorch wants this or size; we start at 2.</source>
   <translation>放大多少倍，一个数或每个轴一个。PyTorch 需要它或 size；这里从 2 开始。</translation>
  </message>
  <message>
   <source>How many times as low and as narrow the image becomes. Must divide its height and width. PyTorch has no default; we start at 2.</source>
   <translation>图像的高和宽缩小为多少分之一。必须能整除其高和宽。PyTorch 没有默认值；这里从 2 开始。</translation>
  </message>
  <message>
   <source>How many times fewer numbers describe the image.</source>
   <translation>描述图像的数减少为几分之一。</translation>
  </message>
  <message>
   <source>How many times the block runs, each on what the one before gave. Further inputs go to each of them unchanged.</source>
   <translation>块运行多少次，每次都作用于前一次的结果。其余输入原样传给每一次运行。</translation>
  </message>
  <message>
   <source>How many times the votes are counted anew.</source>
   <translation>重新计票多少次。</translation>
  </message>
  <message>
   <source>How many voxels are added: one number for all sides, or left, right, top, bottom, front and back. A negative number cuts off. PyTorch has no default; we start at 1.</source>
   <translation>添加多少体素：用一个数表示所有边，或分别给出左、右、上、下、前、后。负数则裁去。PyTorch 没有默认值；这里从 1 开始。</translation>
  </message>
  <message>
   <source>How many voxels are added: one number for all sides, or left, right, top, bottom, front and back. A negative number cuts off. PyTorch has no default; we start at 1. Must be smaller than the input.</source>
   <translation>添加多少体素：用一个数表示所有边，或分别给出左、右、上、下、前、后。负数则裁去。PyTorch 没有默认值；这里从 1 开始。必须小于输入。</translation>
  </message>
  <message>
   <source>How many voxels are added: one number for all sides, or left, right, top, bottom, front and back. A negative number cuts off. PyTorch has no default; we start at 1. Must not be larger than the input.</source>
   <translation>添加多少体素：用一个数表示所有边，或分别给出左、右、上、下、前、后。负数则裁去。PyTorch 没有默认值；这里从 1 开始。不得大于输入。</translation>
  </message>
  <message>
   <source>How many ways of looking are learned side by side; each sees d_model / nhead features, so nhead must divide d_model.</source>
   <translation>并行学习多少种关注方式；每种看到 d_model / nhead 个特征，因此 nhead 必须能整除 d_model。</translation>
  </message>
  <message>
   <source>How many ways of looking are learned side by side; each sees d_model / nhead features, so nhead must divide d_model. PyTorch has no default; we start at 1.</source>
   <translation>并行学习多少种关注方式；每种看到 d_model / nhead 个特征，因此 nhead 必须能整除 d_model。PyTorch 没有默认值；这里从 1 开始。</translation>
  </message>
  <message>
   <source>How many ways of looking are learned side by side; each sees embed_dim / num_heads features. PyTorch has no default; we start at 1.</source>
   <translation>并行学习多少种关注方式；每种看到 embed_dim / num_heads 个特征。PyTorch 没有默认值；这里从 1 开始。</translation>
  </message>
  <message>
   <source>How many zeros are added around the image on each side.</source>
   <translation>图像每一侧添加多少个零。</translation>
  </message>
  <message>
   <source>How many zeros are added around the input on each side. At most half of kernel_size.</source>
   <translation>输入每一侧添加多少个零。不超过 kernel_size 的一半。</translation>
  </message>
  <message>
   <source>How many; no more than there are along dim. PyTorch has no default; we start at 1.</source>
   <translation>多少个；不超过 dim 轴上的个数。PyTorch 没有默认值；这里从 1 开始。</translation>
  </message>
  <message>
   <source>How much alike things that differ may be: the cosine of their angle, from -1 to 1.</source>
   <translation>不相似的对象最多可以有多相似：即其夹角的余弦，从 -1 到 1。</translation>
  </message>
  <message>
   <source>How much at most; 0 is not at all.</source>
   <translation>最多多少;0 即完全不做。</translation>
  </message>
  <message>
   <source>How much better answers are than by chance.</source>
   <translation>答案比随机好多少。</translation>
  </message>
  <message>
   <source>How much each counts, in their order, such as 1, 0.1; one number alone is that of all.</source>
   <translation>每项的分量,按其顺序,例如 1, 0.1;只有一个数时用于全部。</translation>
  </message>
  <message>
   <source>How much each query position looked at each key, N × query length × key length, averaged over the heads. Only with need_weights.</source>
   <translation>查询的每个位置对各个键的关注程度，N × 查询长度 × 键长度，对各头取平均。仅在 need_weights 打开时有。</translation>
  </message>
  <message>
   <source>How much is added around the input on each side. 'same' keeps the size (with stride 1 only), 'valid' adds nothing. For a window of 3, a padding of 1 keeps the size.</source>
   <translation>输入每一侧添加多少。'same' 保持大小不变（仅限 stride 为 1），'valid' 不添加。窗口为 3 时，填充 1 可保持大小不变。</translation>
  </message>
  <message>
   <source>How much is added around the input on each side; it is never the largest. At most half of kernel_size.</source>
   <translation>输入每一侧添加多少；添加的部分永远不会是最大值。不超过 kernel_size 的一半。</translation>
  </message>
  <message>
   <source>How much is added to all values before, at most, to either side.</source>
   <translation>事先给所有值最多加减多少。</translation>
  </message>
  <message>
   <source>How much is added to one side of the output, to choose among the sizes that a stride above 1 allows. Must be smaller than stride or dilation.</source>
   <translation>在输出的一侧添加多少，用于从 stride 大于 1 时允许的几种大小中作出选择。必须小于 stride 或 dilation。</translation>
  </message>
  <message>
   <source>How much is cut off the image on each side.</source>
   <translation>图像的每一侧裁去多少。</translation>
  </message>
  <message>
   <source>How much is cut off the output on each side. With a window of 3 and a stride of 1, a padding of 1 keeps the size.</source>
   <translation>输出的每一侧裁去多少。窗口为 3、stride 为 1 时，填充 1 可保持大小不变。</translation>
  </message>
  <message>
   <source>How much is put around the image before it is cut: the farthest it can move.</source>
   <translation>裁剪之前在图像四周加多少:即它最多能移动多远。</translation>
  </message>
  <message>
   <source>How much less of a gradient goes into the momentum.</source>
   <translation>梯度进入动量时减少多少。</translation>
  </message>
  <message>
   <source>How much less what is foreseen well counts; 0 makes it a plain cross-entropy.</source>
   <translation>预测得好的样本少算多少;0 即普通的交叉熵。</translation>
  </message>
  <message>
   <source>How much longer the longest wave is than the shortest.</source>
   <translation>最长的波是最短的波的多少倍。</translation>
  </message>
  <message>
   <source>How much more it is blurred at one end, 0 to 1. We start at 0.5.</source>
   <translation>一端模糊得多多少,0 到 1。我们从 0.5 开始。</translation>
  </message>
  <message>
   <source>How much neighbouring places of images differ, so that they become smooth.</source>
   <translation>图像相邻位置相差多少,使其变得平滑。</translation>
  </message>
  <message>
   <source>How much of the average is kept in a step.</source>
   <translation>每一步保留多少平均值。</translation>
  </message>
  <message>
   <source>How much of the averages is kept.</source>
   <translation>保留多少平均值。</translation>
  </message>
  <message>
   <source>How much of the input one value of what it gives depends on.</source>
   <translation>它给出的一个值取决于输入的多大范围。</translation>
  </message>
  <message>
   <source>How much of the last step goes into the next one.</source>
   <translation>上一步有多少进入下一步。</translation>
  </message>
  <message>
   <source>How much of the last step goes into the next one. Not for every optimiser.</source>
   <translation>上一步有多少进入下一步。并非每个优化器都有。</translation>
  </message>
  <message>
   <source>How much of the running averages of gradients, and of their squares, is kept in a step.</source>
   <translation>每一步保留多少梯度及其平方的滑动平均值。</translation>
  </message>
  <message>
   <source>How much of the sample is seen under the map</source>
   <translation>图下的样本显示多少</translation>
  </message>
  <message>
   <source>How much of the target is spread over all classes, so that the model does not become too sure; 0.1 is usual.</source>
   <translation>目标中有多少平摊到所有类别上，使模型不至于过于自信；通常为 0.1。</translation>
  </message>
  <message>
   <source>How much the neighbours' mean square counts. 0 leaves the values as they are.</source>
   <translation>相邻通道的均方所占的权重。为 0 时值保持不变。</translation>
  </message>
  <message>
   <source>How much true labels count, and false ones 1 less that. None: both alike.</source>
   <translation>真标签的分量,假标签的分量为 1 减去它。none:两者相同。</translation>
  </message>
  <message>
   <source>How near images are to the right ones, in decibels.</source>
   <translation>图像与正确图像有多接近,以分贝计。</translation>
  </message>
  <message>
   <source>How new numbers are made: linear is for signals, bilinear and bicubic for images, trilinear for volumes, the others for all.</source>
   <translation>新的数如何产生：linear 用于信号，bilinear 和 bicubic 用于图像，trilinear 用于体数据，其余可用于所有情况。</translation>
  </message>
  <message>
   <source>How numbers between pixels are made; bicubic is for images alone.</source>
   <translation>像素之间的数如何产生；bicubic 仅用于图像。</translation>
  </message>
  <message>
   <source>How often a checkpoint is kept for good, beside the last and the best. 0: never.</source>
   <translation>除最后与最佳的之外,多久永久保留一个检查点。0:从不。</translation>
  </message>
  <message>
   <source>How often a step does this before it goes on to the next optimiser.</source>
   <translation>一步之中做多少次,然后才轮到下一个优化器。</translation>
  </message>
  <message>
   <source>How often all examples are gone through.</source>
   <translation>全部样本遍历多少遍。</translation>
  </message>
  <message>
   <source>How often along each axis, 1 for once; more numbers than axes add axes in front. PyTorch has no default; we start at 1, 2.</source>
   <translation>沿每个轴重复多少次，1 为一次；数字多于轴时在前面添加轴。PyTorch 没有默认值；这里从 1, 2 开始。</translation>
  </message>
  <message>
   <source>How often each entry stands there. PyTorch has no default; we start at 2.</source>
   <translation>每一项出现多少次。PyTorch 没有默认值；这里从 2 开始。</translation>
  </message>
  <message>
   <source>How often the difference is taken.</source>
   <translation>求差多少次。</translation>
  </message>
  <message>
   <source>How sharply it bends; large values approach ReLU.</source>
   <translation>弯曲的急剧程度；值大时接近 ReLU。</translation>
  </message>
  <message>
   <source>How smooth the bends are, along each axis: a standard deviation.</source>
   <translation>沿每个轴弯曲得多平滑:标准差。</translation>
  </message>
  <message>
   <source>How steeply the score rises or falls with each value.</source>
   <translation>得分随每个值升降的陡峭程度。</translation>
  </message>
  <message>
   <source>How strong the bends are, along each axis.</source>
   <translation>沿每个轴弯曲得多强。</translation>
  </message>
  <message>
   <source>How the learning rate changes on the way.</source>
   <translation>学习率在途中如何变化。</translation>
  </message>
  <message>
   <source>How the learning rate decays.</source>
   <translation>学习率如何衰减。</translation>
  </message>
  <message>
   <source>How the learning rate follows the shape of a matrix.</source>
   <translation>学习率如何随矩阵的形状而定。</translation>
  </message>
  <message>
   <source>How the losses of single values become one: their mean, their sum, or none of it.</source>
   <translation>各个值的损失如何合为一个：取平均、求和，或不合并（none）。</translation>
  </message>
  <message>
   <source>How the momentum decays.</source>
   <translation>动量如何衰减。</translation>
  </message>
  <message>
   <source>How the parameters follow their gradients.</source>
   <translation>参数如何跟随其梯度。</translation>
  </message>
  <message>
   <source>How the sum of a model's outputs changes with each number that it was given.</source>
   <translation>模型输出之和随所给的每个数如何变化。</translation>
  </message>
  <message>
   <source>How the upper bound falls: not, by half each cycle, or by gamma each time.</source>
   <translation>上界如何下降:不下降、每个周期减半,或每次乘以 gamma。</translation>
  </message>
  <message>
   <source>How the values become one: batchmean (their sum divided by N, the true divergence), their mean or sum, or none of it. PyTorch starts at mean and advises against it; we start at batchmean.</source>
   <translation>各个值如何合为一个：batchmean（总和除以 N，即真正的散度）、取平均或求和，或不合并（none）。PyTorch 默认为 mean，但并不建议使用；这里从 batchmean 开始。</translation>
  </message>
  <message>
   <source>How the values begin; none: as torch has it.</source>
   <translation>值如何开始;none:按 torch 的做法。</translation>
  </message>
  <message>
   <source>How the vectors of a bag become one: their mean, their sum, or the largest value of each feature.</source>
   <translation>一个袋中的向量如何合为一个：取平均、求和，或取每个特征的最大值。</translation>
  </message>
  <message>
   <source>How the weights begin, and what they look like before training</source>
   <translation>权重如何开始,以及训练前的样子</translation>
  </message>
  <message>
   <source>How to show it</source>
   <translation>如何显示</translation>
  </message>
  <message>
   <source>How to show who looks at whom</source>
   <translation>如何显示谁关注谁</translation>
  </message>
  <message>
   <source>How values between pixels are found; nearest makes up no values.</source>
   <translation>像素之间的值如何求得;nearest 不产生新值。</translation>
  </message>
  <message>
   <source>How values in between are found: the nearest one, straight lines (linear for signals, bilinear for images, trilinear for volumes), smooth curves (bicubic, images only) or means (area).</source>
   <translation>中间的值如何得到：最近的值（nearest）、直线（信号用 linear，图像用 bilinear，体数据用 trilinear）、平滑曲线（bicubic，仅限图像）或平均值（area）。</translation>
  </message>
  <message>
   <source>How well scores tell each class from the others.</source>
   <translation>得分把每个类别与其他类别区分得多好。</translation>
  </message>
  <message>
   <source>How well scores tell each label from its absence.</source>
   <translation>得分把每个标签与其不出现区分得多好。</translation>
  </message>
  <message>
   <source>How well scores tell true from false.</source>
   <translation>得分把真与假区分得多好。</translation>
  </message>
  <message>
   <source>How wide the brush is, in hundredths of the picture</source>
   <translation>画笔的粗细，以图片的百分之一计</translation>
  </message>
  <message>
   <source>How {name} repeats depends on where it is used. Give its {param} a value first.</source>
   <translation>{name} 重复多少次取决于它在哪里使用。请先为它的 {param} 指定一个值。</translation>
  </message>
  <message>
   <source>Ignore</source>
   <translation>忽略</translation>
  </message>
  <message>
   <source>Ignore a warning at {name}</source>
   <translation>忽略 {name} 的警告</translation>
  </message>
  <message>
   <source>Ignored</source>
   <translation>已忽略</translation>
  </message>
  <message>
   <source>Image</source>
   <translation>图片</translation>
  </message>
  <message>
   <source>Images with channels: whether the channels are the second axis or the last. auto: whichever has 1, 3 or 4 of them.</source>
   <translation>带通道的图像：通道是第二个轴还是最后一个轴。auto：大小为 1、3 或 4 的那个轴。</translation>
  </message>
  <message>
   <source>Import shortcuts</source>
   <translation>导入快捷键</translation>
  </message>
  <message>
   <source>Import…</source>
   <translation>导入…</translation>
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
   <source>In a test that you start: after 200 steps on the same batch, without dropout and weight decay, the loss is above a tenth of where it began.</source>
   <translation>在您启动的测试中：在同一个批上训练 200 步、不用随机失活和权重衰减之后，损失仍高于开始时的十分之一。</translation>
  </message>
  <message>
   <source>In a window of its own</source>
   <translation>放到单独的窗口</translation>
  </message>
  <message>
   <source>In how many dimensions</source>
   <translation>显示为几维</translation>
  </message>
  <message>
   <source>In order, the best first.</source>
   <translation>按顺序排列，最好的在前。</translation>
  </message>
  <message>
   <source>In two looks in a row, 60 % or more of the channels or features of a ReLU give 0 for all examples looked at.</source>
   <translation>连续两次查看中，某个 ReLU 有 60 % 或更多的通道或特征对所有查看的样本都给出 0。</translation>
  </message>
  <message>
   <source>In two looks in a row, 80 % or more of the values of a sigmoid, tanh or the like that is not the last layer lie within 5 % of its bounds.</source>
   <translation>连续两次查看中，某个非最后一层的 sigmoid、tanh 等有 80 % 或更多的值位于其边界的 5 % 以内。</translation>
  </message>
  <message>
   <source>In two looks in a row, the gradient of a layer at the beginning is less than 1/1000 of that of the strongest layer behind it, each as a root mean square over its weights.</source>
   <translation>连续两次查看中，开头某层的梯度不到其后最强一层的 1/1000，均按其权重的均方根计。</translation>
  </message>
  <message>
   <source>In two looks in a row, the norm of all gradients together is above 1000.</source>
   <translation>连续两次查看中，所有梯度合起来的范数高于 1000。</translation>
  </message>
  <message>
   <source>In what numbers layers compute. tf32: products are rounded, on NVIDIA cards. bfloat16, float16: half the memory for values, and faster where the processor knows them; parameters stay float32, and small gradients in float16 are scaled up.</source>
   <translation>各层用何种数值计算。tf32:在 NVIDIA 显卡上乘积被舍入。bfloat16、float16:值只占一半内存,在处理器支持时更快;参数仍为 float32,float16 中小的梯度会被放大。</translation>
  </message>
  <message>
   <source>In {graph}, the layer {node} would then mean another variable {name}. Choose another name.</source>
   <translation>在 {graph} 中，层 {node} 里的 {name} 将会指另一个变量。请换一个名称。</translation>
  </message>
  <message>
   <source>In {node}, the variable {variable} would mean another one than it does inside of {name}. Rename one of them first.</source>
   <translation>在 {node} 中，变量 {variable} 所指的将与 {name} 内部不同。请先重命名其中之一。</translation>
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
   <source>Indices from 0 to num_embeddings - 1, of type int64: N × numbers in each bag, or all bags one after the other, with offsets.</source>
   <translation>0 到 num_embeddings - 1 的索引，类型为 int64：N × 每个袋中的个数；或所有袋依次相接，并给出 offsets。</translation>
  </message>
  <message>
   <source>Indices of rows, from 0 on, of type int64, in any shape.</source>
   <translation>行的索引，从 0 起，类型为 int64，形状任意。</translation>
  </message>
  <message>
   <source>Initialisation</source>
   <translation>初始化</translation>
  </message>
  <message>
   <source>Input and output</source>
   <translation>输入与输出</translation>
  </message>
  <message>
   <source>Inputs</source>
   <translation>输入</translation>
  </message>
  <message>
   <source>Inputs are not scaled</source>
   <translation>输入未缩放</translation>
  </message>
  <message>
   <source>Insert AdaptiveAvgPool and Flatten</source>
   <translation>插入 AdaptiveAvgPool 和 Flatten</translation>
  </message>
  <message>
   <source>Insert AdaptiveAvgPool2d to {size}</source>
   <translation>插入 AdaptiveAvgPool2d，变为 {size}</translation>
  </message>
  <message>
   <source>Insert BatchNorm{rank} before {name}</source>
   <translation>在 {name} 前插入 BatchNorm{rank}</translation>
  </message>
  <message>
   <source>Insert Cast to {dtype}</source>
   <translation>插入 Cast，转换为 {dtype}</translation>
  </message>
  <message>
   <source>Insert Dropout before {name}</source>
   <translation>在 {name} 前插入 Dropout</translation>
  </message>
  <message>
   <source>Insert Embedding</source>
   <translation>插入 Embedding</translation>
  </message>
  <message>
   <source>Insert Flatten</source>
   <translation>插入 Flatten</translation>
  </message>
  <message>
   <source>Insert Flatten and Transpose: each place of the image is a step</source>
   <translation>插入 Flatten 和 Transpose：图像的每个位置是一个时间步</translation>
  </message>
  <message>
   <source>Insert Interpolate to {size}</source>
   <translation>插入 Interpolate，变为 {size}</translation>
  </message>
  <message>
   <source>Insert Interpolate to {size} and a 1 × 1 {kind} that gives {channels} channels</source>
   <translation>插入变为 {size} 的 Interpolate 和给出 {channels} 个通道的 1 × 1 {kind}</translation>
  </message>
  <message>
   <source>Insert Linear that gives {features} features</source>
   <translation>插入给出 {features} 个特征的 Linear</translation>
  </message>
  <message>
   <source>Insert LogSoftmax</source>
   <translation>插入 LogSoftmax</translation>
  </message>
  <message>
   <source>Insert Mean</source>
   <translation>插入 Mean</translation>
  </message>
  <message>
   <source>Insert MoveDim: the last axis becomes axis 1</source>
   <translation>插入 MoveDim：最后一个轴变为轴 1</translation>
  </message>
  <message>
   <source>Insert Pad that crops to {size}</source>
   <translation>插入裁剪为 {size} 的 Pad</translation>
  </message>
  <message>
   <source>Insert Permute to {shape}</source>
   <translation>插入 Permute，变为 {shape}</translation>
  </message>
  <message>
   <source>Insert Permute: the batch comes first</source>
   <translation>插入 Permute：批次在前</translation>
  </message>
  <message>
   <source>Insert Permute: the last axis is the channels</source>
   <translation>插入 Permute：最后一个轴是通道</translation>
  </message>
  <message>
   <source>Insert Permute: {axes}</source>
   <translation>插入 Permute：{axes}</translation>
  </message>
  <message>
   <source>Insert ReLU</source>
   <translation>插入 ReLU</translation>
  </message>
  <message>
   <source>Insert RequireGradient behind {source}</source>
   <translation>在 {source} 之后插入 RequireGradient</translation>
  </message>
  <message>
   <source>Insert Reshape to {shape}</source>
   <translation>插入 Reshape，变为 {shape}</translation>
  </message>
  <message>
   <source>Insert Select: the last step alone</source>
   <translation>插入 Select：只取最后一步</translation>
  </message>
  <message>
   <source>Insert Sigmoid</source>
   <translation>插入 Sigmoid</translation>
  </message>
  <message>
   <source>Insert Squeeze</source>
   <translation>插入 Squeeze</translation>
  </message>
  <message>
   <source>Insert Transpose after {name}</source>
   <translation>在 {name} 之后插入 Transpose</translation>
  </message>
  <message>
   <source>Insert Unsqueeze</source>
   <translation>插入 Unsqueeze</translation>
  </message>
  <message>
   <source>Insert Unsqueeze: each number is a step</source>
   <translation>插入 Unsqueeze：每个数是一个时间步</translation>
  </message>
  <message>
   <source>Insert a 1 × 1 {kind} that gives {channels} channels</source>
   <translation>插入给出 {channels} 个通道的 1 × 1 {kind}</translation>
  </message>
  <message>
   <source>Insert a 1 × 1 {kind} with stride {stride} that gives {channels} channels</source>
   <translation>插入步长为 {stride}、给出 {channels} 个通道的 1 × 1 {kind}</translation>
  </message>
  <message>
   <source>Insert into a wire</source>
   <translation>插入到连线中</translation>
  </message>
  <message>
   <source>Insert {kind} before {name}</source>
   <translation>在 {name} 之前插入 {kind}</translation>
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
   <source>Integrated gradients</source>
   <translation>积分梯度</translation>
  </message>
  <message>
   <source>Interleaves groups of channels, so that grouped convolutions see each other.</source>
   <translation>交错排列各通道组，使分组卷积能看到彼此的通道。</translation>
  </message>
  <message>
   <source>Intersection over union of regions.</source>
   <translation>区域的交并比。</translation>
  </message>
  <message>
   <source>Into how many groups the channels are split before one of each is taken in turn; must divide their number. PyTorch has no default; we start at 2.</source>
   <translation>将通道分成多少组，再从每组依次各取一个；必须能整除通道数。PyTorch 没有默认值；这里从 2 开始。</translation>
  </message>
  <message>
   <source>Into how many groups the channels are split; must divide their number. PyTorch has no default; we start at 1, all channels together.</source>
   <translation>通道分成多少组；必须能整除通道数。PyTorch 没有默认值；这里从 1 开始，即所有通道为一组。</translation>
  </message>
  <message>
   <source>Into which sizes it is split, such as 1 × 28 × 28; their product is its size, and one of them may be -1: whatever is left over. PyTorch has no default; we start at 1 × -1.</source>
   <translation>将它拆分成哪些大小，例如 1 × 28 × 28；它们的乘积等于该轴的大小，其中一个可以为 -1：取剩余的全部。PyTorch 没有默认值；这里从 1 × -1 开始。</translation>
  </message>
  <message>
   <source>Into {port} from…</source>
   <translation>从…接入 {port}</translation>
  </message>
  <message>
   <source>Invert selection</source>
   <translation>反选</translation>
  </message>
  <message>
   <source>Inverted residual blocks: a tenth of the work of a ResNet-50.</source>
   <translation>倒残差块：工作量是 ResNet-50 的十分之一。</translation>
  </message>
  <message>
   <source>IoU</source>
   <translation>IoU</translation>
  </message>
  <message>
   <source>It adds up to {total} of {expected}.</source>
   <translation>合计 {total}，应为 {expected}。</translation>
  </message>
  <message>
   <source>It can be wired, but {name} takes {wanted}; {source} gives {tensor}.</source>
   <translation>可以连接，但 {name} 需要 {wanted}；{source} 给出 {tensor}。</translation>
  </message>
  <message>
   <source>It can learn a batch of {count} examples by heart: in {steps} steps the loss fell from {first} to {last}.</source>
   <translation>它能背下 {count} 个样本的批：{steps} 步内损失从 {first} 降到 {last}。</translation>
  </message>
  <message>
   <source>It cannot learn a single batch</source>
   <translation>它学不会单独一个批</translation>
  </message>
  <message>
   <source>It cannot learn a single batch of {count} examples: after {steps} steps on it the loss is {last}, {first} at first.</source>
   <translation>它学不会 {count} 个样本的单独一个批：在其上训练 {steps} 步后损失为 {last}，最初为 {first}。</translation>
  </message>
  <message>
   <source>It does so in one of {every} steps.</source>
   <translation>它每 {every} 步做一次。</translation>
  </message>
  <message>
   <source>It does so {times} times in a row.</source>
   <translation>它连续做 {times} 次。</translation>
  </message>
  <message>
   <source>It goes on showing {name}: click to follow the selection</source>
   <translation>一直显示 {name}：点击以跟随选择</translation>
  </message>
  <message>
   <source>It goes through its sequence step by step: shorter sequences help most.</source>
   <translation>它逐步处理序列：较短的序列最有帮助。</translation>
  </message>
  <message>
   <source>It has learnt what it can, and that is little: the training loss stays at {now}; guessing by how frequent each answer is gives {baseline}.</source>
   <translation>它已学到所能学的，但很少：训练损失停在 {now}；按各答案出现的频率猜测得到 {baseline}。</translation>
  </message>
  <message>
   <source>It is not plain which axis of "{name}" in "{file}" ({shape}) is the channels. Set "data.layout" to channels_first or channels_last.</source>
   <translation>无法判断“{file}”中“{name}”（{shape}）的哪个轴是通道。请将“data.layout”设为 channels_first 或 channels_last。</translation>
  </message>
  <message>
   <source>It keeps what it shows: click to go on</source>
   <translation>保持当前显示的内容：点击以继续</translation>
  </message>
  <message>
   <source>It learns by heart</source>
   <translation>它在死记硬背</translation>
  </message>
  <message>
   <source>It learns by heart: the validation loss was best after epoch {epoch} ({best}) and is {now} now, while the training loss fell from {before} to {train}.</source>
   <translation>它在死记硬背：验证损失在第 {epoch} 轮后最佳（{best}），现在为 {now}，而训练损失从 {before} 降到了 {train}。</translation>
  </message>
  <message>
   <source>It learns too little</source>
   <translation>它学得太少</translation>
  </message>
  <message>
   <source>It may be left open.</source>
   <translation>可以不连接。</translation>
  </message>
  <message>
   <source>It moves much memory for little work: larger batches hide that best.</source>
   <translation>它搬动很多内存却做很少的计算：更大的批最能掩盖这一点。</translation>
  </message>
  <message>
   <source>It shows the run {run}: click to show the one that is looked at</source>
   <translation>正在显示运行 {run}：点击以显示正在查看的运行</translation>
  </message>
  <message>
   <source>It takes the place of the training of this project, in one step that can be undone.</source>
   <translation>它取代此项目的训练,一步完成,可以撤销。</translation>
  </message>
  <message>
   <source>It would get there, but not in your time.</source>
   <translation>它终会达到，但要等很久。</translation>
  </message>
  <message>
   <source>Iterations that make it orthogonal.</source>
   <translation>使其正交的迭代次数。</translation>
  </message>
  <message>
   <source>Its learning rate follows {schedule}.</source>
   <translation>它的学习率遵循 {schedule}。</translation>
  </message>
  <message>
   <source>Its place among the model's inputs, smallest first; at equal places the oldest comes first.</source>
   <translation>它在模型输入中的位置，最小的在前；位置相同时，最早的在前。</translation>
  </message>
  <message>
   <source>Its place among the model's outputs, smallest first; at equal places the oldest comes first.</source>
   <translation>它在模型输出中的位置，最小的在前；位置相同时，最早的在前。</translation>
  </message>
  <message>
   <source>Its place among the optimisers of a step, smallest first; at equal places the oldest comes first.</source>
   <translation>它在一步的各优化器中的位置,小者在先;位置相同时较早的在先。</translation>
  </message>
  <message>
   <source>Its shape, the same for every batch; axes of size 1 are stretched where it meets others. PyTorch has no default; we start at one number.</source>
   <translation>它的形状，对每个批都相同；与其他值相遇时，大小为 1 的轴会被拉伸。PyTorch 没有默认值；这里从一个数开始。</translation>
  </message>
  <message>
   <source>Its way is shown of the run that is looked at, not of one beside it.</source>
   <translation>显示的是正在查看的运行中的流动，而不是旁边那次运行的。</translation>
  </message>
  <message>
   <source>Its work grows with the square of the length: shorter sequences help most.</source>
   <translation>它的计算量随长度的平方增长：较短的序列最有帮助。</translation>
  </message>
  <message>
   <source>Joins axes into one: an image becomes a vector that Linear can take.</source>
   <translation>将多个轴合并为一个：图像变为 Linear 可以接受的向量。</translation>
  </message>
  <message>
   <source>KLDivLoss takes logarithms of probabilities as its input, but {name} gives the probabilities themselves.</source>
   <translation>KLDivLoss 的输入要的是概率的对数，但 {name} 给出的是概率本身。</translation>
  </message>
  <message>
   <source>Kaiming He's way, evenly spread: for ReLU and its relatives.</source>
   <translation>何恺明的方法,均匀分布:用于 ReLU 及其同类。</translation>
  </message>
  <message>
   <source>Kaiming He's way, normally distributed: for ReLU and its relatives.</source>
   <translation>何恺明的方法,正态分布:用于 ReLU 及其同类。</translation>
  </message>
  <message>
   <source>Keep all for backward</source>
   <translation>为反向传播保留全部</translation>
  </message>
  <message>
   <source>Keep as</source>
   <translation>保存为</translation>
  </message>
  <message>
   <source>Keep as view {key}</source>
   <translation>保存为视图 {key}</translation>
  </message>
  <message>
   <source>Keep equal numbers in the order they came in.</source>
   <translation>相等的数保持原来的先后顺序。</translation>
  </message>
  <message>
   <source>Keep the last axis, with size 1.</source>
   <translation>保留最后一轴，大小为 1。</translation>
  </message>
  <message>
   <source>Keep the reduced axes with size 1, so that the result fits the input again.</source>
   <translation>保留被归约的轴，大小为 1，使结果仍能与输入匹配。</translation>
  </message>
  <message>
   <source>Keep the view {name}</source>
   <translation>保存视图 {name}</translation>
  </message>
  <message>
   <source>Keep the {weight} of {name} under {how}</source>
   <translation>使 {name} 的 {weight} 保持 {how}</translation>
  </message>
  <message>
   <source>Keep the {weight} under {how}</source>
   <translation>使 {weight} 保持 {how}</translation>
  </message>
  <message>
   <source>Keep this view</source>
   <translation>保存此视图</translation>
  </message>
  <message>
   <source>Keeps every number between two bounds.</source>
   <translation>将每个数限制在两个界限之间。</translation>
  </message>
  <message>
   <source>Keeps only what stands behind the point, with its sign.</source>
   <translation>只保留小数点之后的部分，符号不变。</translation>
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
   <source>Keeps the division from failing.</source>
   <translation>使除法不致失败。</translation>
  </message>
  <message>
   <source>Keeps the largest value of every small neighbourhood.</source>
   <translation>保留每个小邻域中的最大值。</translation>
  </message>
  <message>
   <source>Keeps the largest values of as large neighbourhoods as an output size needs.</source>
   <translation>按输出大小所需的邻域大小，保留邻域中的最大值。</translation>
  </message>
  <message>
   <source>Keeps the largest values of random neighbourhoods, to shrink by any ratio.</source>
   <translation>保留随机邻域中的最大值，可按任意比例缩小。</translation>
  </message>
  <message>
   <source>Keeps the lower triangle of matrices; all else becomes 0.</source>
   <translation>保留矩阵的下三角；其余变为 0。</translation>
  </message>
  <message>
   <source>Keeps the upper triangle of matrices; all else becomes 0.</source>
   <translation>保留矩阵的上三角；其余变为 0。</translation>
  </message>
  <message>
   <source>Keeps the variance of the values forward (fan_in) or of the gradients backward (fan_out).</source>
   <translation>保持前向的值(fan_in)或反向的梯度(fan_out)的方差。</translation>
  </message>
  <message>
   <source>Keeps values above a threshold and replaces all others by one value.</source>
   <translation>保留大于阈值的值，其余全部替换为一个值。</translation>
  </message>
  <message>
   <source>Kept moment: step {step}</source>
   <translation>保存的时刻：第 {step} 步</translation>
  </message>
  <message>
   <source>Kept to train</source>
   <translation>为训练保留</translation>
  </message>
  <message>
   <source>Kept, though this version has no such actions: {ids}.</source>
   <translation>已保留，虽然此版本没有这些操作：{ids}。</translation>
  </message>
  <message>
   <source>Kernel SHAP</source>
   <translation>Kernel SHAP</translation>
  </message>
  <message>
   <source>Keyboard shortcuts</source>
   <translation>键盘快捷键</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>按键</translation>
  </message>
  <message>
   <source>Kind</source>
   <translation>种类</translation>
  </message>
  <message>
   <source>Known as soon as something is wired in. Pin it to set it yourself.</source>
   <translation>接入连线后即可得知。固定后可自行设置。</translation>
  </message>
  <message>
   <source>LIME</source>
   <translation>LIME</translation>
  </message>
  <message>
   <source>Label</source>
   <translation>标签</translation>
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
   <source>Large</source>
   <translation>大</translation>
  </message>
  <message>
   <source>Lasso</source>
   <translation>套索</translation>
  </message>
  <message>
   <source>Lasso: with Shift it adds to the selection, with Ctrl it takes away</source>
   <translation>套索：按住 Shift 追加到选择，按住 Ctrl 从选择中去除</translation>
  </message>
  <message>
   <source>Last axis to join; -1 is the last there is.</source>
   <translation>要合并的最后一个轴；-1 表示末尾的轴。</translation>
  </message>
  <message>
   <source>Later</source>
   <translation>较晚</translation>
  </message>
  <message>
   <source>Lay images out as usual</source>
   <translation>按通常方式排列图像</translation>
  </message>
  <message>
   <source>Lay other runs over this one</source>
   <translation>将其他运行叠加到此运行上</translation>
  </message>
  <message>
   <source>Layer</source>
   <translation>层</translation>
  </message>
  <message>
   <source>Layers</source>
   <translation>层</translation>
  </message>
  <message>
   <source>Layers of which each sees the channels of all before it. The dense block of DenseNet (Huang et al. 2016, https://arxiv.org/abs/1608.06993).</source>
   <translation>若干层，每一层都能看到之前所有层的通道。DenseNet 的稠密块（Huang et al. 2016, https://arxiv.org/abs/1608.06993）。</translation>
  </message>
  <message>
   <source>Layers or blocks with a rate of their own, by their names: head lr=0.01; stem lr=1e-4 weight_decay=0; backbone.norm frozen.</source>
   <translation>有自己学习率的层或块,按名称:head lr=0.01; stem lr=1e-4 weight_decay=0; backbone.norm frozen。</translation>
  </message>
  <message>
   <source>Layers that fit</source>
   <translation>匹配的层</translation>
  </message>
  <message>
   <source>Lays channels out side by side as pixels: fewer channels, a larger image.</source>
   <translation>将通道并排铺开为像素：通道更少，图像更大。</translation>
  </message>
  <message>
   <source>LeNet-5</source>
   <translation>LeNet-5</translation>
  </message>
  <message>
   <source>Lead a wire</source>
   <translation>引导连线</translation>
  </message>
  <message>
   <source>Lead a wire round something</source>
   <translation>引导连线绕开某物</translation>
  </message>
  <message>
   <source>Lead the wire through a point</source>
   <translation>引导连线经过一个点</translation>
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
   <source>Learn a scale for every normalised element.</source>
   <translation>为每个被归一化的元素学习缩放。</translation>
  </message>
  <message>
   <source>Learn the shift too. Without affine it has no effect. Needs PyTorch 2.12 if it is off.</source>
   <translation>同时学习平移。没有 affine 时不起作用。关闭时需要 PyTorch 2.12。</translation>
  </message>
  <message>
   <source>Learn the shift too. Without elementwise_affine it has no effect.</source>
   <translation>同时学习平移。没有 elementwise_affine 时不起作用。</translation>
  </message>
  <message>
   <source>Learning rate</source>
   <translation>学习率</translation>
  </message>
  <message>
   <source>Learning rate of the run under way, from the next step on. The settings stay as they are.</source>
   <translation>正在进行的训练的学习率，从下一步起生效。设置保持不变。</translation>
  </message>
  <message>
   <source>Learning rate: the size of a step.</source>
   <translation>学习率：一步的大小。</translation>
  </message>
  <message>
   <source>Learning rate: {first} at first, {most} at most, {last} at the end</source>
   <translation>学习率:开始 {first},最大 {most},结束 {last}</translation>
  </message>
  <message>
   <source>Learning rates of this run</source>
   <translation>此运行的学习率</translation>
  </message>
  <message>
   <source>Learns which pictures are alike, from pairs; the model is called twice.</source>
   <translation>从成对图片学习哪些相似;模型被调用两次。</translation>
  </message>
  <message>
   <source>Least</source>
   <translation>最小</translation>
  </message>
  <message>
   <source>Leave block</source>
   <translation>离开块</translation>
  </message>
  <message>
   <source>Leave the points as they lie now</source>
   <translation>让这些点保持现在的位置</translation>
  </message>
  <message>
   <source>Leave them out of the training split</source>
   <translation>将它们从训练集中去掉</translation>
  </message>
  <message>
   <source>Leave what is in the validation split out of training (data.duplicates).</source>
   <translation>把验证集中已有的样本从训练集中去掉（data.duplicates）。</translation>
  </message>
  <message>
   <source>Leaves few levels of each colour, at random while the model trains. Values are 0 to 1.</source>
   <translation>训练时随机地使每种颜色只剩少数几级。值为 0 到 1。</translation>
  </message>
  <message>
   <source>Left out: what it needs is muted.</source>
   <translation>已略去：它所需的内容被屏蔽。</translation>
  </message>
  <message>
   <source>Length and direction of the weight are learnt apart.</source>
   <translation>权重的长度与方向分开学习。</translation>
  </message>
  <message>
   <source>Length of src × length of src; True (type bool) where looking is forbidden, or numbers that are added to the scores. Its own steps may all be seen if open.</source>
   <translation>src 长度 × src 长度；为 True（bool 类型）处禁止关注，或为加到得分上的数值。不连则可以看到自身的所有步。</translation>
  </message>
  <message>
   <source>Length of tgt × length of memory; True (type bool) where looking is forbidden, or numbers that are added to the scores. The memory's steps may all be seen if open.</source>
   <translation>tgt 长度 × memory 长度；为 True（bool 类型）处禁止关注，或为加到得分上的数值。不连则可以看到 memory 的所有步。</translation>
  </message>
  <message>
   <source>Length of tgt × length of tgt; True (type bool) where looking is forbidden, or numbers that are added to the scores. Its own steps may all be seen if open.</source>
   <translation>tgt 长度 × tgt 长度；为 True（bool 类型）处禁止关注，或为加到得分上的数值。不连则可以看到自身的所有步。</translation>
  </message>
  <message>
   <source>Length of the output. 1 gives one mean for each channel (global average pooling). PyTorch has no default; we start at 1.</source>
   <translation>输出的长度。为 1 时每个通道给出一个平均值（全局平均池化）。PyTorch 没有默认值；这里从 1 开始。</translation>
  </message>
  <message>
   <source>Length of the output. 1 gives the largest value of each channel (global max pooling). PyTorch has no default; we start at 1.</source>
   <translation>输出的长度。为 1 时给出每个通道的最大值（全局最大池化）。PyTorch 没有默认值；这里从 1 开始。</translation>
  </message>
  <message>
   <source>Length of the vector of each index. PyTorch has no default; we start at 64.</source>
   <translation>每个索引的向量长度。PyTorch 没有默认值；这里从 64 开始。</translation>
  </message>
  <message>
   <source>Length × N × classes, as LogSoftmax gives them.</source>
   <translation>长度 × N × 类别，由 LogSoftmax 给出。</translation>
  </message>
  <message>
   <source>Length × N × features, or N × length × features with batch_first.</source>
   <translation>长度 × N × 特征，或在 batch_first 时为 N × 长度 × 特征。</translation>
  </message>
  <message>
   <source>Let a drag draw a lasso around points; in two dimensions it always does</source>
   <translation>让拖动画出套索圈住点；在二维中总是如此</translation>
  </message>
  <message>
   <source>Let each key find its query too, as CLIP does for images and texts.</source>
   <translation>也让每个键找到其查询,像 CLIP 对图像与文字那样。</translation>
  </message>
  <message>
   <source>Let go while it moves and the picture glides on; Escape takes it back</source>
   <translation>移动中松手，画面会继续滑行；Escape 撤回</translation>
  </message>
  <message>
   <source>Let rare classes count more, and look at metrics of each class.</source>
   <translation>让罕见类别权重更大，并查看每个类别的指标。</translation>
  </message>
  <message>
   <source>Let several heads of the queries share one head of keys and values.</source>
   <translation>让查询的多个头共用键和值的一个头。</translation>
  </message>
  <message>
   <source>Let the outermost numbers lie on each other; for the linear and cubic modes alone.</source>
   <translation>使最外侧的数彼此重合；仅用于 linear 和 cubic 类模式。</translation>
  </message>
  <message>
   <source>Let the {weight} begin as torch has it</source>
   <translation>让 {weight} 按 torch 的做法开始</translation>
  </message>
  <message>
   <source>Let the {weight} begin with {how}</source>
   <translation>让 {weight} 以 {how} 开始</translation>
  </message>
  <message>
   <source>Let the {weight} of {name} begin as torch has it</source>
   <translation>让 {name} 的 {weight} 按 torch 的做法开始</translation>
  </message>
  <message>
   <source>Let the {weight} of {name} begin with {how}</source>
   <translation>让 {name} 的 {weight} 以 {how} 开始</translation>
  </message>
  <message>
   <source>Let what is computed shimmer</source>
   <translation>使正在计算的节点闪烁</translation>
  </message>
  <message>
   <source>Let {names} move</source>
   <translation>让 {names} 移动</translation>
  </message>
  <message>
   <source>Let {names} step over every other pixel</source>
   <translation>让 {names} 隔一个像素移动</translation>
  </message>
  <message>
   <source>Let {param} follow the input ({value})</source>
   <translation>让 {param} 跟随输入（{value}）</translation>
  </message>
  <message>
   <source>Lets capsules below vote for those above, and counts the votes that agree, round by round. Dynamic routing (Sabour et al. 2017, https://arxiv.org/abs/1710.09829).</source>
   <translation>下层的胶囊为上层的胶囊投票，逐轮统计彼此一致的投票。动态路由（Sabour et al. 2017, https://arxiv.org/abs/1710.09829）。</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>浅色</translation>
  </message>
  <message>
   <source>Light up the path of the data</source>
   <translation>点亮数据的路径</translation>
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
   <source>Line {line} of {name} makes a tensor on the CPU, whatever device the model is on, so it fails on a GPU. Say device=… there, such as device=x.device.</source>
   <translation>{name} 的第 {line} 行总是在 CPU 上创建张量，不管模型在哪个设备上，因此在 GPU 上会失败。请在那里写明 device=…，例如 device=x.device。</translation>
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
   <source>Line {line}: **{name} leaves open what can be set. Name every parameter.</source>
   <translation>第 {line} 行：**{name} 没有限定可以设置什么。请写出每个参数的名称。</translation>
  </message>
  <message>
   <source>Line {line}: *{name} comes after a parameter that has a default. Put it before.</source>
   <translation>第 {line} 行：*{name} 位于带默认值的参数之后。请把它放到前面。</translation>
  </message>
  <message>
   <source>Line {line}: a layer cannot return a dictionary or a set. Return a tuple of tensors: each of them becomes an output.</source>
   <translation>第 {line} 行：层不能返回字典或集合。请返回由张量组成的元组：其中每个张量成为一个输出。</translation>
  </message>
  <message>
   <source>Line {line}: a layer returns a tensor, or a tuple of tensors.</source>
   <translation>第 {line} 行：层应返回一个张量，或由张量组成的元组。</translation>
  </message>
  <message>
   <source>Line {line}: an async function cannot be a layer. Write def {name}.</source>
   <translation>第 {line} 行：异步函数不能作为层。请写 def {name}。</translation>
  </message>
  <message>
   <source>Line {line}: both __init__ and forward take {name}. Give one of them another name.</source>
   <translation>第 {line} 行：__init__ 和 forward 都有参数 {name}。请为其中之一另取名称。</translation>
  </message>
  <message>
   <source>Line {line}: expected class {name}(nn.Module) or def {name}(x). Write one of them.</source>
   <translation>第 {line} 行：需要 class {name}(nn.Module) 或 def {name}(x)。请写出其中之一。</translation>
  </message>
  <message>
   <source>Line {line}: it gives {found} as {port}, not one tensor. Return a tensor, or write in the annotation what comes back: tuple[Tensor, Tensor].</source>
   <translation>第 {line} 行：它给出的 {port} 是 {found}，而不是一个张量。请返回张量，或在注解中写明返回的内容：tuple[Tensor, Tensor]。</translation>
  </message>
  <message>
   <source>Line {line}: it gives {found} values where {expected} are expected. Return as many as the annotation or the other return statements say.</source>
   <translation>第 {line} 行：它给出 {found} 个值，而这里需要 {expected} 个。返回值的个数请与注解或其他 return 语句一致。</translation>
  </message>
  <message>
   <source>Line {line}: it must be plain how many tensors are returned. Write them one by one, without a star.</source>
   <translation>第 {line} 行：返回多少个张量必须一目了然。请逐一写出，不要使用星号。</translation>
  </message>
  <message>
   <source>Line {line}: no field can hold {name}: {annotation}. Use int, float, bool, str, Literal or tuple[int, ...], or give it a default, which stays as it is.</source>
   <translation>第 {line} 行：没有字段可以存放 {name}: {annotation}。请使用 int、float、bool、str、Literal 或 tuple[int, ...]，或为它指定默认值，该默认值将保持不变。</translation>
  </message>
  <message>
   <source>Line {line}: the default of {name} is not what its type says: {reason}</source>
   <translation>第 {line} 行：{name} 的默认值与其类型不符：{reason}</translation>
  </message>
  <message>
   <source>Line {line}: there is no class or function called {name} here, only {others}. Call the layer {name}.</source>
   <translation>第 {line} 行：这里没有名为 {name} 的类或函数，只有 {others}。请将层命名为 {name}。</translation>
  </message>
  <message>
   <source>Line {line}: this does not return {annotation}, as line {first} promises. Make them agree.</source>
   <translation>第 {line} 行：返回的不是 {annotation}，而第 {first} 行声明了它。请使两者一致。</translation>
  </message>
  <message>
   <source>Line {line}: this is not Python: {reason}. Correct it here or just before.</source>
   <translation>第 {line} 行：这不是 Python：{reason}。请在此处或紧靠其前的位置改正。</translation>
  </message>
  <message>
   <source>Line {line}: this returns a tuple of {count}. Return the tensor itself.</source>
   <translation>第 {line} 行：这里返回含 {count} 个元素的元组。请返回张量本身。</translation>
  </message>
  <message>
   <source>Line {line}: this returns another number of values than line {first} does. Return as many everywhere.</source>
   <translation>第 {line} 行：返回值的个数与第 {first} 行不同。请在各处返回相同个数的值。</translation>
  </message>
  <message>
   <source>Line {line}: this text cannot be read: {reason}. Write it anew, and simpler.</source>
   <translation>第 {line} 行：无法读取这段文本：{reason}。请重新编写，并写得简单一些。</translation>
  </message>
  <message>
   <source>Line {line}: this text has {found} characters; a layer has {limit} at most. Import what is long from a package of your own.</source>
   <translation>第 {line} 行：这段文本有 {found} 个字符；一个层最多 {limit} 个。请将较长的内容放入自己的包中再导入。</translation>
  </message>
  <message>
   <source>Line {line}: {name} cannot be given by its name. Name every parameter of __init__, without * and /.</source>
   <translation>第 {line} 行：无法按名称传入 {name}。请写出 __init__ 的每个参数名，不要使用 * 和 /。</translation>
  </message>
  <message>
   <source>Line {line}: {name} cannot be given by its name. Take away the * or / beside it.</source>
   <translation>第 {line} 行：无法按名称传入 {name}。请去掉它旁边的 * 或 /。</translation>
  </message>
  <message>
   <source>Line {line}: {name} has no __init__ of its own, so the parameters of {base} are not known. Write an __init__ that names them.</source>
   <translation>第 {line} 行：{name} 没有自己的 __init__，因此无法得知 {base} 的参数。请编写列出这些参数的 __init__。</translation>
  </message>
  <message>
   <source>Line {line}: {name} has no forward. Write def forward(self, x): what it computes.</source>
   <translation>第 {line} 行：{name} 没有 forward。请编写 def forward(self, x)，即它的计算内容。</translation>
  </message>
  <message>
   <source>Line {line}: {name} is not defined. Define or import it, or correct its spelling.</source>
   <translation>第 {line} 行：{name} 未定义。请定义或导入它，或改正其拼写。</translation>
  </message>
  <message>
   <source>Line {line}: {name} is not defined. Write {wanted} at the top.</source>
   <translation>第 {line} 行：{name} 未定义。请在开头写上 {wanted}。</translation>
  </message>
  <message>
   <source>Line {line}: {name} must be a plain method. Write def {name}(self, …).</source>
   <translation>第 {line} 行：{name} 必须是普通方法。请写 def {name}(self, …)。</translation>
  </message>
  <message>
   <source>Line {line}: {name} must be derived from nn.Module. Write class {name}(nn.Module):</source>
   <translation>第 {line} 行：{name} 必须派生自 nn.Module。请写 class {name}(nn.Module):</translation>
  </message>
  <message>
   <source>Line {line}: {name} of a class takes self first. Write def {name}(self, …).</source>
   <translation>第 {line} 行：类的 {name} 的第一个参数应为 self。请写 def {name}(self, …)。</translation>
  </message>
  <message>
   <source>Line {line}: {name} returns nothing. End it with return and the tensor it gives.</source>
   <translation>第 {line} 行：{name} 没有返回值。请以 return 和它给出的张量结尾。</translation>
  </message>
  <message>
   <source>Line {line}: {name} turns out not to be derived from nn.Module. Write class {name}(nn.Module):</source>
   <translation>第 {line} 行：{name} 实际上并非派生自 nn.Module。请写 class {name}(nn.Module):</translation>
  </message>
  <message>
   <source>Line {line}: {name} yields. A layer returns what it gives, once.</source>
   <translation>第 {line} 行：{name} 使用了 yield。层应使用 return 返回结果，且只返回一次。</translation>
  </message>
  <message>
   <source>Line {line}: {package} is not installed here. Install it beside Plexus Studio, or do without it.</source>
   <translation>第 {line} 行：这里未安装 {package}。请将它安装到 Plexus Studio 所在的环境，或不使用它。</translation>
  </message>
  <message>
   <source>Line {line}: {reason}</source>
   <translation>第 {line} 行：{reason}</translation>
  </message>
  <message>
   <source>Line {number} of a run's history.jsonl is damaged: {reason}. Remove the line.</source>
   <translation>运行的 history.jsonl 第 {number} 行已损坏：{reason}。请删除该行。</translation>
  </message>
  <message>
   <source>Line {number} of a run's journal.jsonl is damaged: {reason}. Remove the line.</source>
   <translation>运行的 journal.jsonl 第 {number} 行已损坏:{reason}。请删去该行。</translation>
  </message>
  <message>
   <source>Linear works on the last axis alone and wants a flat vector; it gets {shape}.</source>
   <translation>Linear 只作用于最后一轴，需要展平的向量；它得到的是 {shape}。</translation>
  </message>
  <message>
   <source>Lines</source>
   <translation>折线</translation>
  </message>
  <message>
   <source>Live</source>
   <translation>实时</translation>
  </message>
  <message>
   <source>Live pictures in nodes</source>
   <translation>节点内的实时画面</translation>
  </message>
  <message>
   <source>LocalResponseNorm for images as older models have it; slower, the same result.</source>
   <translation>旧模型中用于图像的 LocalResponseNorm；较慢，结果相同。</translation>
  </message>
  <message>
   <source>Log x</source>
   <translation>对数 x</translation>
  </message>
  <message>
   <source>Log y</source>
   <translation>对数 y</translation>
  </message>
  <message>
   <source>Logarithms of probabilities, in any shape: LogSoftmax gives them.</source>
   <translation>概率的对数，形状任意：由 LogSoftmax 给出。</translation>
  </message>
  <message>
   <source>Logarithms of probabilities: N × classes, or N × classes × any axes.</source>
   <translation>概率的对数：N × 类别，或 N × 类别 × 任意轴。</translation>
  </message>
  <message>
   <source>Look ahead along the momentum before the step.</source>
   <translation>在迈步之前沿动量向前看。</translation>
  </message>
  <message>
   <source>Look ahead along the momentum before the step; needs momentum, and no dampening.</source>
   <translation>在迈步之前沿动量向前看;需要动量,且无阻尼。</translation>
  </message>
  <message>
   <source>Look at a batch of {batch}, which fits</source>
   <translation>查看能放下的 {batch} 的批次</translation>
  </message>
  <message>
   <source>Look at one unit by itself; a click on a map or bar does too</source>
   <translation>单独查看一个单元；点击某张图或某条也可以</translation>
  </message>
  <message>
   <source>Look at step {step}</source>
   <translation>查看第 {step} 步</translation>
  </message>
  <message>
   <source>Look for layers that no gradient passes, and test learning rates.</source>
   <translation>检查是否有梯度无法通过的层，并测试学习率。</translation>
  </message>
  <message>
   <source>Looked at {examined} of {examples} examples, evenly spread; classes are of all</source>
   <translation>查看了 {examples} 个样本中的 {examined} 个，均匀分布；类别按全部统计</translation>
  </message>
  <message>
   <source>Looking at the run {run}</source>
   <translation>正在查看运行 {run}</translation>
  </message>
  <message>
   <source>Looking costs {share} of the time, every {interval} ms</source>
   <translation>查看占用 {share} 的时间，每 {interval} 毫秒一次</translation>
  </message>
  <message>
   <source>Looking costs {share} of the time, every {interval} s</source>
   <translation>查看占用 {share} 的时间，每 {interval} 秒一次</translation>
  </message>
  <message>
   <source>Looks at an image in four ways at once and puts the results side by side. The module of GoogLeNet (Szegedy et al. 2014, https://arxiv.org/abs/1409.4842), with batch normalisation.</source>
   <translation>同时以四种方式观察图像，并将结果并排放置。GoogLeNet 的模块（Szegedy et al. 2014, https://arxiv.org/abs/1409.4842），带批归一化。</translation>
  </message>
  <message>
   <source>Looks at images from another side, at random while the model trains.</source>
   <translation>训练时随机地从另一侧看图像。</translation>
  </message>
  <message>
   <source>Looks back in steps that grow with the dilation, and lets a gate decide what passes. Gives the signal for the next block, and a part for the sum of all (van den Oord et al. 2016, https://arxiv.org/abs/1609.03499).</source>
   <translation>以随 dilation 增大的步距向后回看，并由门决定哪些通过。给出用于下一个块的信号，以及用于总和的部分（van den Oord et al. 2016, https://arxiv.org/abs/1609.03499）。</translation>
  </message>
  <message>
   <source>Looks up a learned vector for every whole number, such as a word's index.</source>
   <translation>为每个整数（例如单词的索引）查找一个可学习的向量。</translation>
  </message>
  <message>
   <source>Looks up the learned vectors of several numbers and gives their mean, sum or maximum.</source>
   <translation>查找多个数各自的可学习向量，给出它们的平均值、总和或最大值。</translation>
  </message>
  <message>
   <source>Loss</source>
   <translation>损失</translation>
  </message>
  <message>
   <source>MAE</source>
   <translation>MAE</translation>
  </message>
  <message>
   <source>MNIST or Fashion-MNIST (IDX files)</source>
   <translation>MNIST 或 Fashion-MNIST（IDX 文件）</translation>
  </message>
  <message>
   <source>MP4 (needs ffmpeg)</source>
   <translation>MP4（需要 ffmpeg）</translation>
  </message>
  <message>
   <source>MP4 needs ffmpeg, which is not installed. Install it with "pip install "plexus-studio[video]"", or export as GIF, which needs nothing.</source>
   <translation>MP4 需要 ffmpeg，但未安装。请用 "pip install "plexus-studio[video]"" 安装，或导出为 GIF，它什么也不需要。</translation>
  </message>
  <message>
   <source>Machine</source>
   <translation>机器</translation>
  </message>
  <message>
   <source>Make a sample</source>
   <translation>制作样本</translation>
  </message>
  <message>
   <source>Make a sample by hand…</source>
   <translation>手工制作样本……</translation>
  </message>
  <message>
   <source>Make block</source>
   <translation>创建块</translation>
  </message>
  <message>
   <source>Make block independent</source>
   <translation>使块独立</translation>
  </message>
  <message>
   <source>Make each example a sequence of one step</source>
   <translation>把每个样本作为一步的序列</translation>
  </message>
  <message>
   <source>Make each example a sequence of {size} steps of one number</source>
   <translation>把每个样本作为每步一个数的 {size} 步序列</translation>
  </message>
  <message>
   <source>Make it a variable of the project…</source>
   <translation>设为项目变量…</translation>
  </message>
  <message>
   <source>Make it what it was in the other version; undo takes it back</source>
   <translation>使其恢复为另一版本中的样子；可以撤销</translation>
  </message>
  <message>
   <source>Make it {kind}</source>
   <translation>改为 {kind}</translation>
  </message>
  <message>
   <source>Make one by hand…</source>
   <translation>手工制作……</translation>
  </message>
  <message>
   <source>Make real numbers (float32) of all that comes in</source>
   <translation>把所有输入变为实数 (float32)</translation>
  </message>
  <message>
   <source>Make the axes {axes} at the inputs</source>
   <translation>在输入处把这些轴改为 {axes}</translation>
  </message>
  <message>
   <source>Make the block {name}</source>
   <translation>创建块 {name}</translation>
  </message>
  <message>
   <source>Make the gradient a sparse tensor, which saves memory with large tables. Of the optimisers here only SGD without weight decay takes it.</source>
   <translation>使梯度成为稀疏张量，表很大时可节省内存。这里的优化器中只有不带权重衰减的 SGD 接受它。</translation>
  </message>
  <message>
   <source>Make the loss large instead of small.</source>
   <translation>使损失变大而不是变小。</translation>
  </message>
  <message>
   <source>Make the whole project what that version is; undo takes it back</source>
   <translation>使整个项目恢复为那个版本；可以撤销</translation>
  </message>
  <message>
   <source>Make this batch and device the project's settings</source>
   <translation>把这个批次和设备设为项目的设置</translation>
  </message>
  <message>
   <source>Make {label} {axis} at the inputs</source>
   <translation>在输入处把 {label} 改为 {axis}</translation>
  </message>
  <message>
   <source>Make {names} a {kind}</source>
   <translation>将 {names} 改为 {kind}</translation>
  </message>
  <message>
   <source>Make {name} a LogSoftmax</source>
   <translation>把 {name} 换成 LogSoftmax</translation>
  </message>
  <message>
   <source>Make {name} a ReLU</source>
   <translation>把 {name} 换成 ReLU</translation>
  </message>
  <message>
   <source>Make {name} a {kind}</source>
   <translation>把 {name} 换成 {kind}</translation>
  </message>
  <message>
   <source>Make {name} independent</source>
   <translation>使 {name} 独立</translation>
  </message>
  <message>
   <source>Makes a signal, an image or a volume larger or smaller by interpolation.</source>
   <translation>通过插值放大或缩小信号、图像或体数据。</translation>
  </message>
  <message>
   <source>Makes an image larger along straight lines, corners on corners; Upsample does more.</source>
   <translation>以线性插值放大图像，角与角对齐；Upsample 的功能更多。</translation>
  </message>
  <message>
   <source>Makes an image larger by repeating its pixels; Upsample does this and more.</source>
   <translation>通过重复像素放大图像；Upsample 包含此功能，而且功能更多。</translation>
  </message>
  <message>
   <source>Makes signals, images or volumes larger or smaller.</source>
   <translation>放大或缩小信号、图像或体数据。</translation>
  </message>
  <message>
   <source>Maps of</source>
   <translation>特征图来自</translation>
  </message>
  <message>
   <source>Markdown: # heading, **bold**, - list, `code`</source>
   <translation>Markdown:# 标题，**粗体**,- 列表，`代码`</translation>
  </message>
  <message>
   <source>Masks</source>
   <translation>掩码</translation>
  </message>
  <message>
   <source>Mathematics</source>
   <translation>数学</translation>
  </message>
  <message>
   <source>Matrix</source>
   <translation>矩阵</translation>
  </message>
  <message>
   <source>Matrix product of the last two axes, for every example of the batch.</source>
   <translation>对批中每个样本，求末尾两轴的矩阵乘积。</translation>
  </message>
  <message>
   <source>Matrix products of two stacks of matrices, pair by pair.</source>
   <translation>两组矩阵逐对求矩阵乘积。</translation>
  </message>
  <message>
   <source>Max</source>
   <translation>最大</translation>
  </message>
  <message>
   <source>May not run yet: read it first</source>
   <translation>尚不允许运行：请先阅读</translation>
  </message>
  <message>
   <source>Mean</source>
   <translation>平均</translation>
  </message>
  <message>
   <source>Mean of {steps}</source>
   <translation>{steps} 步平均</translation>
  </message>
  <message>
   <source>Measured memory</source>
   <translation>实测内存</translation>
  </message>
  <message>
   <source>Measured on the training split, for each input column. unit: from 0 to 1. standard: mean 0 and deviation 1. none: as in the file. The target stays as it is.</source>
   <translation>在训练集上对每个输入列测量。unit：缩放到 0 到 1。standard：均值为 0、标准差为 1。none：与文件中相同。目标保持不变。</translation>
  </message>
  <message>
   <source>Measured time</source>
   <translation>实测时间</translation>
  </message>
  <message>
   <source>Measured while a run goes on: press Train.</source>
   <translation>在运行进行时测量：按“训练”。</translation>
  </message>
  <message>
   <source>Measured {done} of {total} settings …</source>
   <translation>已测量 {total} 种设置中的 {done} 种 …</translation>
  </message>
  <message>
   <source>Measuring …</source>
   <translation>正在测量 …</translation>
  </message>
  <message>
   <source>Memory</source>
   <translation>内存</translation>
  </message>
  <message>
   <source>Memory is told once the model has no errors.</source>
   <translation>模型没有错误后才会显示内存。</translation>
  </message>
  <message>
   <source>Memory kept to train</source>
   <translation>为训练保留的内存</translation>
  </message>
  <message>
   <source>Memory of a training: {words}</source>
   <translation>训练所需内存：{words}</translation>
  </message>
  <message>
   <source>Memory to start from, (num_layers, twice that if bidirectional) × N × hidden_size. Wire it together with h_0; zeros if both are open.</source>
   <translation>初始记忆，(num_layers，双向时乘以 2) × N × hidden_size。请与 h_0 一起连接；两者都不连则为零。</translation>
  </message>
  <message>
   <source>Mend all</source>
   <translation>全部修复</translation>
  </message>
  <message>
   <source>Mend all problems</source>
   <translation>修复所有问题</translation>
  </message>
  <message>
   <source>Mend {count} problems</source>
   <translation>修复 {count} 个问题</translation>
  </message>
  <message>
   <source>Menu</source>
   <translation>菜单</translation>
  </message>
  <message>
   <source>Menu of what is selected</source>
   <translation>所选内容的菜单</translation>
  </message>
  <message>
   <source>Merge</source>
   <translation>合并</translation>
  </message>
  <message>
   <source>Method</source>
   <translation>方法</translation>
  </message>
  <message>
   <source>Metrics</source>
   <translation>指标</translation>
  </message>
  <message>
   <source>Metrics of torchmetrics that are worked out on the validation examples of each epoch, such as MulticlassF1Score, MulticlassAUROC.</source>
   <translation>torchmetrics 的指标,在每轮的验证样本上计算,例如 MulticlassF1Score, MulticlassAUROC。</translation>
  </message>
  <message>
   <source>Min</source>
   <translation>最小</translation>
  </message>
  <message>
   <source>Mirrors images left for right, some of them, while the model trains.</source>
   <translation>训练时把部分图像左右翻转。</translation>
  </message>
  <message>
   <source>Mirrors images top for bottom, some of them, while the model trains.</source>
   <translation>训练时把部分图像上下翻转。</translation>
  </message>
  <message>
   <source>Missing</source>
   <translation>缺失</translation>
  </message>
  <message>
   <source>Mixes examples in pairs, and their labels in the same shares, while the model trains.</source>
   <translation>训练时把样本成对混合,其标签按相同份额混合。</translation>
  </message>
  <message>
   <source>MobileNetV2</source>
   <translation>MobileNetV2</translation>
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
   <source>Moment</source>
   <translation>时刻</translation>
  </message>
  <message>
   <source>Moment after</source>
   <translation>下一个时刻</translation>
  </message>
  <message>
   <source>Moment before</source>
   <translation>上一个时刻</translation>
  </message>
  <message>
   <source>Moments</source>
   <translation>时刻</translation>
  </message>
  <message>
   <source>Moments of the run</source>
   <translation>运行的各个时刻</translation>
  </message>
  <message>
   <source>Momentum made orthogonal, for matrices; other parameters need another optimiser.</source>
   <translation>正交化的动量,用于矩阵;其他参数需要另一个优化器。</translation>
  </message>
  <message>
   <source>More</source>
   <translation>更多</translation>
  </message>
  <message>
   <source>More is truer, and takes longer</source>
   <translation>越多越准确，也越慢</translation>
  </message>
  <message>
   <source>More settings</source>
   <translation>更多设置</translation>
  </message>
  <message>
   <source>Most of it is what layers keep for the way back: the Costs panel shows which.</source>
   <translation>其中大部分是各层为反向传播保留的：开销面板显示是哪些。</translation>
  </message>
  <message>
   <source>Move</source>
   <translation>移动</translation>
  </message>
  <message>
   <source>Move a frame</source>
   <translation>移动框</translation>
  </message>
  <message>
   <source>Move a layer</source>
   <translation>移动一个层</translation>
  </message>
  <message>
   <source>Move a note</source>
   <translation>移动便签</translation>
  </message>
  <message>
   <source>Move a wire</source>
   <translation>移动一条连线</translation>
  </message>
  <message>
   <source>Move all wires of a port</source>
   <translation>移动端口的所有连线</translation>
  </message>
  <message>
   <source>Move all wires of the selected layer's port</source>
   <translation>移动所选层端口的所有连线</translation>
  </message>
  <message>
   <source>Move down</source>
   <translation>下移</translation>
  </message>
  <message>
   <source>Move layers and notes</source>
   <translation>移动层与便签</translation>
  </message>
  <message>
   <source>Move or remove a wire</source>
   <translation>移动或移除连线</translation>
  </message>
  <message>
   <source>Move the momentum against the learning rate.</source>
   <translation>使动量与学习率反向变化。</translation>
  </message>
  <message>
   <source>Move the picture</source>
   <translation>移动画面</translation>
  </message>
  <message>
   <source>Move the selection by a step of the grid</source>
   <translation>将所选移动一个网格</translation>
  </message>
  <message>
   <source>Move the selection by six steps</source>
   <translation>将所选移动六个网格</translation>
  </message>
  <message>
   <source>Move up</source>
   <translation>上移</translation>
  </message>
  <message>
   <source>Move {count} layers</source>
   <translation>移动 {count} 个层</translation>
  </message>
  <message>
   <source>Move {count} wires</source>
   <translation>移动 {count} 条连线</translation>
  </message>
  <message>
   <source>Move {drop} behind {norm}</source>
   <translation>把 {drop} 移到 {norm} 之后</translation>
  </message>
  <message>
   <source>Moved too</source>
   <translation>也显示移动</translation>
  </message>
  <message>
   <source>Moves each sequence some steps forward or back while the model trains.</source>
   <translation>训练时把每个序列向前或向后移动若干步。</translation>
  </message>
  <message>
   <source>Moves one axis or several to other places; the others keep their order.</source>
   <translation>将一个或多个轴移到其他位置；其余的轴保持顺序。</translation>
  </message>
  <message>
   <source>Moves the learning rate along a line from one part of itself to another: a warm-up.</source>
   <translation>使学习率沿直线从自身的一部分变到另一部分:预热。</translation>
  </message>
  <message>
   <source>Moves the learning rate up and down between two bounds.</source>
   <translation>使学习率在两个界限之间上下变化。</translation>
  </message>
  <message>
   <source>Multiplications, each with its addition, for one sample.</source>
   <translation>一个样本所需的乘法，每次连同其加法。</translation>
  </message>
  <message>
   <source>Multiplies all numbers along an axis.</source>
   <translation>沿一个轴将所有数相乘。</translation>
  </message>
  <message>
   <source>Multiplies each feature by a learned factor that starts small.</source>
   <translation>将每个特征乘以一个可学习的系数，初始值很小。</translation>
  </message>
  <message>
   <source>Multiplies every number by one factor.</source>
   <translation>将每个数乘以同一个系数。</translation>
  </message>
  <message>
   <source>Multiplies the first learning rate by a factor that you write.</source>
   <translation>将最初的学习率乘以您写的系数。</translation>
  </message>
  <message>
   <source>Multiplies the learning rate at given times.</source>
   <translation>在给定的时刻乘学习率。</translation>
  </message>
  <message>
   <source>Multiplies the learning rate each time by a factor that you write.</source>
   <translation>每次将学习率乘以您写的系数。</translation>
  </message>
  <message>
   <source>Multiplies the learning rate each time.</source>
   <translation>每次都乘学习率。</translation>
  </message>
  <message>
   <source>Multiplies the learning rate once in a while.</source>
   <translation>每隔一段时间乘一次学习率。</translation>
  </message>
  <message>
   <source>Multiplies the learning rate when the validation loss no longer falls.</source>
   <translation>当验证损失不再下降时乘学习率。</translation>
  </message>
  <message>
   <source>Multiplies values of equal or compatible shapes, number by number, as a gate does.</source>
   <translation>将形状相同或可广播的值逐个相乘，如门控。</translation>
  </message>
  <message>
   <source>Multiply the learning rates by {factor}</source>
   <translation>将学习率乘以 {factor}</translation>
  </message>
  <message>
   <source>Multiply-adds</source>
   <translation>乘加次数</translation>
  </message>
  <message>
   <source>Mute</source>
   <translation>屏蔽</translation>
  </message>
  <message>
   <source>Muted: it gives nothing, as if its wires were cut.</source>
   <translation>已屏蔽：不输出任何内容，如同连线被剪断。</translation>
  </message>
  <message>
   <source>N</source>
   <translation>N</translation>
  </message>
  <message>
   <source>N in {param} is the size of the batch, which is chosen for each training; write N alone.</source>
   <translation>{param} 中的 N 是批次的大小，每次训练时选择；请只写 N。</translation>
  </message>
  <message>
   <source>N whole numbers: how long each input is, at most length.</source>
   <translation>N 个整数：每个输入的长度，不超过总长度。</translation>
  </message>
  <message>
   <source>N whole numbers: how long each target is.</source>
   <translation>N 个整数：每个目标的长度。</translation>
  </message>
  <message>
   <source>N × 2 × 3</source>
   <translation>N × 2 × 3</translation>
  </message>
  <message>
   <source>N × 2 × 3: a matrix for each image.</source>
   <translation>N × 2 × 3：每张图像一个矩阵。</translation>
  </message>
  <message>
   <source>N × capsules × numbers.</source>
   <translation>N × 胶囊 × 数。</translation>
  </message>
  <message>
   <source>N × capsules × size.</source>
   <translation>N × 胶囊 × 大小。</translation>
  </message>
  <message>
   <source>N × channels / factor² × height · factor × width · factor.</source>
   <translation>N × 通道 / factor² × 高 · factor × 宽 · factor。</translation>
  </message>
  <message>
   <source>N × channels · factor² × height / factor × width / factor.</source>
   <translation>N × 通道 · factor² × 高 / factor × 宽 / factor。</translation>
  </message>
  <message>
   <source>N × channels × any further axes.</source>
   <translation>N × 通道 × 任意其他轴。</translation>
  </message>
  <message>
   <source>N × channels × depth × height × width</source>
   <translation>N × 通道 × 深度 × 高 × 宽</translation>
  </message>
  <message>
   <source>N × channels × depth × height × width.</source>
   <translation>N × 通道 × 深度 × 高 × 宽。</translation>
  </message>
  <message>
   <source>N × channels × height × width</source>
   <translation>N × 通道 × 高 × 宽</translation>
  </message>
  <message>
   <source>N × channels × height × width of the window.</source>
   <translation>N × 通道 × 窗口的高 × 宽。</translation>
  </message>
  <message>
   <source>N × channels × height × width, as output_size says.</source>
   <translation>N × 通道 × 高 × 宽，由 output_size 指定。</translation>
  </message>
  <message>
   <source>N × channels × height × width, or channels × height × width.</source>
   <translation>N × 通道 × 高 × 宽，或通道 × 高 × 宽。</translation>
  </message>
  <message>
   <source>N × channels × height × width.</source>
   <translation>N × 通道 × 高 × 宽。</translation>
  </message>
  <message>
   <source>N × channels × height × width; channels divide by the factor twice.</source>
   <translation>N × 通道 × 高 × 宽；通道数能被缩放系数整除两次。</translation>
  </message>
  <message>
   <source>N × channels × height × width; the factor divides height and width.</source>
   <translation>N × 通道 × 高 × 宽；缩放系数能整除高和宽。</translation>
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
   <source>N × channels × new depth × new height × new width.</source>
   <translation>N × 通道 × 新的深 × 新的高 × 新的宽。</translation>
  </message>
  <message>
   <source>N × channels × new height × new width.</source>
   <translation>N × 通道 × 新的高 × 新的宽。</translation>
  </message>
  <message>
   <source>N × channels × new length.</source>
   <translation>N × 通道 × 新的长度。</translation>
  </message>
  <message>
   <source>N × channels × one or more further axes.</source>
   <translation>N × 通道 × 一个或多个其他轴。</translation>
  </message>
  <message>
   <source>N × channels × one, two or three axes.</source>
   <translation>N × 通道 × 一个、两个或三个轴。</translation>
  </message>
  <message>
   <source>N × channels × one, two or three further axes.</source>
   <translation>N × 通道 × 一个、两个或三个其他轴。</translation>
  </message>
  <message>
   <source>N × channels × places, along one axis or several.</source>
   <translation>N × 通道 × 位置,沿一个或多个轴。</translation>
  </message>
  <message>
   <source>N × channels × the new size.</source>
   <translation>N × 通道 × 新的大小。</translation>
  </message>
  <message>
   <source>N × channels × the output size.</source>
   <translation>N × 通道 × 输出大小。</translation>
  </message>
  <message>
   <source>N × channels × time.</source>
   <translation>N × 通道 × 时间。</translation>
  </message>
  <message>
   <source>N × classes</source>
   <translation>N × 类别</translation>
  </message>
  <message>
   <source>N × classes: how much of each class. CrossEntropyLoss takes them.</source>
   <translation>N × 类别数:每个类别各占多少。CrossEntropyLoss 接受它们。</translation>
  </message>
  <message>
   <source>N × features</source>
   <translation>N × 特征</translation>
  </message>
  <message>
   <source>N × features, or N × channels × length.</source>
   <translation>N × 特征，或 N × 通道 × 长度。</translation>
  </message>
  <message>
   <source>N × features, or features.</source>
   <translation>N × 特征，或仅特征。</translation>
  </message>
  <message>
   <source>N × features.</source>
   <translation>N × 特征。</translation>
  </message>
  <message>
   <source>N × heads × places × features.</source>
   <translation>N × 头 × 位置 × 特征。</translation>
  </message>
  <message>
   <source>N × heads × places × value features.</source>
   <translation>N × 头 × 位置 × 值的特征。</translation>
  </message>
  <message>
   <source>N × heads × source places × features.</source>
   <translation>N × 头 × 源位置 × 特征。</translation>
  </message>
  <message>
   <source>N × heads × source places × value features.</source>
   <translation>N × 头 × 源位置 × 值的特征。</translation>
  </message>
  <message>
   <source>N × height × width × 2</source>
   <translation>N × 高 × 宽 × 2</translation>
  </message>
  <message>
   <source>N × height × width × 2.</source>
   <translation>N × 高 × 宽 × 2。</translation>
  </message>
  <message>
   <source>N × indices</source>
   <translation>N × 索引</translation>
  </message>
  <message>
   <source>N × inner × columns.</source>
   <translation>N × 内 × 列。</translation>
  </message>
  <message>
   <source>N × inputs × input_size.</source>
   <translation>N × 输入 × input_size。</translation>
  </message>
  <message>
   <source>N × key length; True (type bool) where a key is padding and must be ignored.</source>
   <translation>N × 键长度；为 True（bool 类型）处的键是填充，必须忽略。</translation>
  </message>
  <message>
   <source>N × length</source>
   <translation>N × 长度</translation>
  </message>
  <message>
   <source>N × length of memory; True (type bool) where memory is padding and must be ignored.</source>
   <translation>N × memory 的长度；为 True（bool 类型）处的 memory 是填充，必须忽略。</translation>
  </message>
  <message>
   <source>N × length of src; True (type bool) where src is padding and must be ignored.</source>
   <translation>N × src 的长度；为 True（bool 类型）处的 src 是填充，必须忽略。</translation>
  </message>
  <message>
   <source>N × length of tgt; True (type bool) where tgt is padding and must be ignored.</source>
   <translation>N × tgt 的长度；为 True（bool 类型）处的 tgt 是填充，必须忽略。</translation>
  </message>
  <message>
   <source>N × length × features</source>
   <translation>N × 长度 × 特征</translation>
  </message>
  <message>
   <source>N × longest target: the right classes of type int64, never blank.</source>
   <translation>N × 最长目标的长度：正确的类别，类型为 int64，不能是 blank。</translation>
  </message>
  <message>
   <source>N × new height × new width × 2: x and y of each point, from -1 to 1.</source>
   <translation>N × 新的高 × 新的宽 × 2：每个点的 x 和 y，从 -1 到 1。</translation>
  </message>
  <message>
   <source>N × nodes × features.</source>
   <translation>N × 节点 × 特征。</translation>
  </message>
  <message>
   <source>N × numbers in a patch (of all channels) × number of patches, as Unfold gives them.</source>
   <translation>N × 图块中数的个数（所有通道）× 图块数，如 Unfold 所给出的。</translation>
  </message>
  <message>
   <source>N × numbers in a patch (of all channels) × number of patches.</source>
   <translation>N × 图块中数的个数（所有通道）× 图块数。</translation>
  </message>
  <message>
   <source>N × out_channels × new depth × new height × new width.</source>
   <translation>N × out_channels × 新的深 × 新的高 × 新的宽。</translation>
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
   <source>N × points × coordinates</source>
   <translation>N × 点 × 坐标</translation>
  </message>
  <message>
   <source>N × rows × columns</source>
   <translation>N × 行 × 列</translation>
  </message>
  <message>
   <source>N × rows × columns.</source>
   <translation>N × 行 × 列。</translation>
  </message>
  <message>
   <source>N × rows × inner.</source>
   <translation>N × 行 × 内。</translation>
  </message>
  <message>
   <source>N × size.</source>
   <translation>N × 大小。</translation>
  </message>
  <message>
   <source>N × squares × d_model.</source>
   <translation>N × 方块 × d_model。</translation>
  </message>
  <message>
   <source>N × steps of true and false.</source>
   <translation>N × 步数个真假值。</translation>
  </message>
  <message>
   <source>N × steps × features.</source>
   <translation>N × 时间步 × 特征。</translation>
  </message>
  <message>
   <source>N × tokens × d_model.</source>
   <translation>N × token × d_model。</translation>
  </message>
  <message>
   <source>N × values of a window × windows</source>
   <translation>N × 窗口的值 × 窗口数</translation>
  </message>
  <message>
   <source>NLLLoss takes logarithms of probabilities, as LogSoftmax gives them, but {name} gives {found}.</source>
   <translation>NLLLoss 需要概率的对数，如 LogSoftmax 所给，但 {name} 给出 {found}。</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>名称</translation>
  </message>
  <message>
   <source>Name of the block</source>
   <translation>块的名称</translation>
  </message>
  <message>
   <source>Name of the node</source>
   <translation>节点名称</translation>
  </message>
  <message>
   <source>Name of the port {name}</source>
   <translation>端口 {name} 的名称</translation>
  </message>
  <message>
   <source>Name of the project</source>
   <translation>项目名称</translation>
  </message>
  <message>
   <source>Name of the variable {name}</source>
   <translation>变量 {name} 的名称</translation>
  </message>
  <message>
   <source>Names of the classes. auto: those of Fashion-MNIST if the folder's path contains “fashion”, else the digits. numbers: as many as the labels need.</source>
   <translation>类别名称。auto：若文件夹路径含有“fashion”，用 Fashion-MNIST 的类别，否则用数字。numbers：标签需要多少就有多少。</translation>
  </message>
  <message>
   <source>Names of the models or layers in this graph whose parameters follow this loss, with commas between. Empty: all that the loss depends on.</source>
   <translation>此图中其参数跟随此损失的模型或层的名称,以逗号分隔。空:损失所依赖的全部。</translation>
  </message>
  <message>
   <source>Nearest to {sample}</source>
   <translation>与 {sample} 最近的</translation>
  </message>
  <message>
   <source>Neither the model nor its training uses this block, so no run passes through it: use it in one of them to watch it there.</source>
   <translation>模型及其训练都没有使用这个块,因此没有运行会经过它:请在其中之一使用它,以便观察。</translation>
  </message>
  <message>
   <source>Never in this project</source>
   <translation>在此项目中不再提示</translation>
  </message>
  <message>
   <source>New</source>
   <translation>新建</translation>
  </message>
  <message>
   <source>New custom layer</source>
   <translation>新建自定义层</translation>
  </message>
  <message>
   <source>New memory</source>
   <translation>新增内存</translation>
  </message>
  <message>
   <source>New memory for what it gives, for the whole batch.</source>
   <translation>它给出的结果为整个批次占用的新内存。</translation>
  </message>
  <message>
   <source>New normal noise in the shape of another value, in training and in eval.</source>
   <translation>新的正态噪声，形状与另一个值相同，训练和 eval 时都生成。</translation>
  </message>
  <message>
   <source>New random numbers for each example of the batch, from which a generator makes things.</source>
   <translation>为批中每个样本抽取的新随机数,生成器由此造物。</translation>
  </message>
  <message>
   <source>New uniform noise from 0 to 1 in the shape of another value, in training and in eval.</source>
   <translation>0 到 1 的新的均匀噪声，形状与另一个值相同，训练和 eval 时都生成。</translation>
  </message>
  <message>
   <source>New variable</source>
   <translation>新变量</translation>
  </message>
  <message>
   <source>Next difference</source>
   <translation>下一处差异</translation>
  </message>
  <message>
   <source>Next example</source>
   <translation>下一个样本</translation>
  </message>
  <message>
   <source>Next filters</source>
   <translation>下一组滤波器</translation>
  </message>
  <message>
   <source>Next graph</source>
   <translation>下一个图</translation>
  </message>
  <message>
   <source>Next repetition</source>
   <translation>下一次重复</translation>
  </message>
  <message>
   <source>Next sample</source>
   <translation>下一个样本</translation>
  </message>
  <message>
   <source>Next token</source>
   <translation>下一个词元</translation>
  </message>
  <message>
   <source>Nine inception blocks, each with four ways side by side.</source>
   <translation>九个 inception 块，每个有并排的四条路径。</translation>
  </message>
  <message>
   <source>No block is called {name}, so no weights can start it. There are: {known}.</source>
   <translation>没有名为 {name} 的块,因此没有权重可以作为它的起点。现有:{known}。</translation>
  </message>
  <message>
   <source>No checkpoint could be written at step {step}: {reason}. Training goes on and tries again; until then {kept}</source>
   <translation>第 {step} 步无法写入检查点:{reason}。训练继续并会再试;在此之前{kept}</translation>
  </message>
  <message>
   <source>No data chosen yet: set "data.{name}" to the path of {what}.</source>
   <translation>尚未选择数据：请将“data.{name}”设为{what}的路径。</translation>
  </message>
  <message>
   <source>No data flows from one to another of {names}.</source>
   <translation>{names} 之间没有数据流动。</translation>
  </message>
  <message>
   <source>No file in "{folder}" is named as {pattern} says. Change "data.files", or choose another "data.folder".</source>
   <translation>“{folder}” 中没有文件的名称符合 {pattern}。请改 “data.files”,或另选 “data.folder”。</translation>
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
   <source>No frame is selected.</source>
   <translation>没有选中框。</translation>
  </message>
  <message>
   <source>No gradient comes back through {name}, so {learner} and what stands before it never learn. Take it out of the model, and do it with the model's answers.</source>
   <translation>没有梯度能穿过 {name} 返回，因此 {learner} 以及它之前的部分永远不会学习。请把它从模型中取出，对模型的结果再做这一步。</translation>
  </message>
  <message>
   <source>No gradient comes from {source} to the parameters of {beyond}, which {name} is to train: no wire leads there, or one goes through Detach, or they have none.</source>
   <translation>没有梯度从 {source} 到达 {name} 要训练的 {beyond} 的参数:没有连线通到那里,或连线经过 Detach,或它们没有参数。</translation>
  </message>
  <message>
   <source>No gradient reaches a layer here: none has weights that this run trains</source>
   <translation>没有梯度到达这里的层:它们都没有本次运行所训练的权重</translation>
  </message>
  <message>
   <source>No input has an axis {label}.</source>
   <translation>没有输入带有轴 {label}。</translation>
  </message>
  <message>
   <source>No inputs: add an Input to take a value.</source>
   <translation>没有输入：请添加 Input 以接收值。</translation>
  </message>
  <message>
   <source>No layer holds the training up: {name} ({kind}) takes most with {share} of the layers' time. Find the fastest settings, under Settings, tries what else could help.</source>
   <translation>没有哪一层拖慢训练：{name}（{kind}）占层时间最多，为 {share}。“设置”下的“寻找最快设置”会尝试其他可能有用的办法。</translation>
  </message>
  <message>
   <source>No layer of this model lets tokens look at each other. Attention is seen of MultiheadAttention, the Transformer layers and scaled_dot_product_attention.</source>
   <translation>此模型中没有让词元相互关注的层。注意力可在 MultiheadAttention、Transformer 各层和 scaled_dot_product_attention 中看到。</translation>
  </message>
  <message>
   <source>No layer of your own yet. Begin with one that scales.</source>
   <translation>还没有您自己的层。可以从一个做缩放的层开始。</translation>
  </message>
  <message>
   <source>No line of the Python speaks of what is selected.</source>
   <translation>没有一行 Python 与所选内容有关。</translation>
  </message>
  <message>
   <source>No node and no frame is selected.</source>
   <translation>没有选中节点或框。</translation>
  </message>
  <message>
   <source>No node is selected.</source>
   <translation>没有选中节点。</translation>
  </message>
  <message>
   <source>No one-click fix is known</source>
   <translation>没有已知的一键修复</translation>
  </message>
  <message>
   <source>No other node feeds {names}.</source>
   <translation>没有其他节点流入 {names}。</translation>
  </message>
  <message>
   <source>No other node is fed by {names}.</source>
   <translation>{names} 不流入其他节点。</translation>
  </message>
  <message>
   <source>No other node is of the kind of {names}.</source>
   <translation>没有其他节点与 {names} 种类相同。</translation>
  </message>
  <message>
   <source>No other node uses this block: it is independent already.</source>
   <translation>没有其他节点使用此块：它已经是独立的。</translation>
  </message>
  <message>
   <source>No outputs: add an Output to give a value.</source>
   <translation>没有输出：请添加 Output 以给出值。</translation>
  </message>
  <message>
   <source>No picture on the card</source>
   <translation>卡片上不显示图像</translation>
  </message>
  <message>
   <source>No port that fits is called that.</source>
   <translation>没有叫这个名称的合适端口。</translation>
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
   <source>No step was measured yet</source>
   <translation>尚未测量任何一步</translation>
  </message>
  <message>
   <source>No validation example is in training too</source>
   <translation>没有验证样本同时在训练集中</translation>
  </message>
  <message>
   <source>No view is kept as {key}: {keys} keeps this one.</source>
   <translation>没有保存为 {key} 的视图：{keys} 保存当前视图。</translation>
  </message>
  <message>
   <source>No view is kept yet: {keys} keeps this one.</source>
   <translation>还没有保存视图：{keys} 保存当前视图。</translation>
  </message>
  <message>
   <source>No wire leads from {source} to {output}, so the gradient that {name} gives is zero: wire to input what enters the model.</source>
   <translation>没有连线从 {source} 到 {output},所以 {name} 给出的梯度为零:把进入模型的值连到 input。</translation>
  </message>
  <message>
   <source>Node</source>
   <translation>节点</translation>
  </message>
  <message>
   <source>Nodes</source>
   <translation>节点</translation>
  </message>
  <message>
   <source>Norm</source>
   <translation>范数</translation>
  </message>
  <message>
   <source>Normalisation</source>
   <translation>归一化</translation>
  </message>
  <message>
   <source>Normalise before attention and hidden layer instead of after them (pre-norm), which makes deep stacks easier to train.</source>
   <translation>在注意力和隐藏层之前而不是之后做归一化（pre-norm），使深层堆叠更容易训练。</translation>
  </message>
  <message>
   <source>Normalise before it, begin with smaller weights, or use ReLU; scale the inputs.</source>
   <translation>在它之前归一化，以较小的权重开始，或使用 ReLU；缩放输入。</translation>
  </message>
  <message>
   <source>Normally distributed, drawn again where a value lies outside two bounds.</source>
   <translation>正态分布,落在两个界限之外的值重新抽取。</translation>
  </message>
  <message>
   <source>Normally distributed, with a share of zeros in each column.</source>
   <translation>正态分布,每列有一部分为零。</translation>
  </message>
  <message>
   <source>Normally distributed.</source>
   <translation>正态分布。</translation>
  </message>
  <message>
   <source>Not accepted.</source>
   <translation>未被接受。</translation>
  </message>
  <message>
   <source>Not enough memory</source>
   <translation>内存不足</translation>
  </message>
  <message>
   <source>Not even one example fits easily: fewer channels or a smaller input help.</source>
   <translation>连一个样本也放不宽裕：更少的通道或更小的输入会有帮助。</translation>
  </message>
  <message>
   <source>Not here: {why}</source>
   <translation>此处不行：{why}</translation>
  </message>
  <message>
   <source>Not in this run</source>
   <translation>在此运行中不再提示</translation>
  </message>
  <message>
   <source>Not now</source>
   <translation>暂不</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>备注</translation>
  </message>
  <message>
   <source>Note of {name}</source>
   <translation>{name} 的备注</translation>
  </message>
  <message>
   <source>Note where {kind} comes from</source>
   <translation>记录 {kind} 的来源</translation>
  </message>
  <message>
   <source>Note: becomes a comment in the Python</source>
   <translation>备注：将成为 Python 中的注释</translation>
  </message>
  <message>
   <source>Note: {text}</source>
   <translation>便签：{text}</translation>
  </message>
  <message>
   <source>Nothing in this project fits.</source>
   <translation>此项目中没有相符的内容。</translation>
  </message>
  <message>
   <source>Nothing is</source>
   <translation>什么也没有</translation>
  </message>
  <message>
   <source>Nothing is called that.</source>
   <translation>没有叫这个名称的。</translation>
  </message>
  <message>
   <source>Nothing is different from {title}.</source>
   <translation>与 {title} 没有差异。</translation>
  </message>
  <message>
   <source>Nothing is different from {version}.</source>
   <translation>与 {version} 没有差异。</translation>
  </message>
  <message>
   <source>Nothing is different.</source>
   <translation>没有差异。</translation>
  </message>
  <message>
   <source>Nothing is left to return: every output is muted.</source>
   <translation>没有可返回的内容：所有输出都已屏蔽。</translation>
  </message>
  <message>
   <source>Nothing is selected.</source>
   <translation>未选中任何内容。</translation>
  </message>
  <message>
   <source>Nothing is trained here. Add an optimiser, such as Adam, to a loss.</source>
   <translation>这里没有训练任何东西。给损失添加一个优化器,例如 Adam。</translation>
  </message>
  <message>
   <source>Nothing is trained: every optimiser is muted.</source>
   <translation>没有训练任何东西:所有优化器都已静音。</translation>
  </message>
  <message>
   <source>Nothing is wired to its input.</source>
   <translation>它的输入没有连线。</translation>
  </message>
  <message>
   <source>Nothing is wrong now. What was seen before:</source>
   <translation>现在没有问题。此前发现的：</translation>
  </message>
  <message>
   <source>Nothing leads from {name} to an output.</source>
   <translation>{name} 没有通向任何输出。</translation>
  </message>
  <message>
   <source>Nothing of the step could be timed.</source>
   <translation>这一步没有可计时的内容。</translation>
  </message>
  <message>
   <source>Nothing of this is known here.</source>
   <translation>这里对此一无所知。</translation>
  </message>
  <message>
   <source>Nothing that the model is given can be made by hand.</source>
   <translation>模型的输入都不能手工制作。</translation>
  </message>
  <message>
   <source>Nothing that was measured is faster than the settings as they are.</source>
   <translation>测量过的都不比现在的设置更快。</translation>
  </message>
  <message>
   <source>Nothing to compare with yet: there has been one look.</source>
   <translation>还没有可比较的：只查看过一次。</translation>
  </message>
  <message>
   <source>Nothing was measured.</source>
   <translation>没有测量任何东西。</translation>
  </message>
  <message>
   <source>Nothing was seen of this run: it was healthy.</source>
   <translation>此运行没有发现任何问题：它是健康的。</translation>
  </message>
  <message>
   <source>Nothing was trained yet.</source>
   <translation>尚未训练过。</translation>
  </message>
  <message>
   <source>Nothing would be left that the optimiser {name} could train: all its weights would be frozen.</source>
   <translation>优化器 {name} 将没有任何可训练的:它的权重都会被冻结。</translation>
  </message>
  <message>
   <source>Now</source>
   <translation>现在</translation>
  </message>
  <message>
   <source>Number</source>
   <translation>数</translation>
  </message>
  <message>
   <source>Numbers at equal distances from one number to another.</source>
   <translation>从一个数到另一个数之间等间距的数。</translation>
  </message>
  <message>
   <source>Numbers each head gives; a node has heads times as many afterwards.</source>
   <translation>每个头给出的特征数；之后每个节点的特征数为其 heads 倍。</translation>
  </message>
  <message>
   <source>Numbers each node has afterwards.</source>
   <translation>之后每个节点的特征数。</translation>
  </message>
  <message>
   <source>Numbers in a window. PyTorch has no default; we start at 2.</source>
   <translation>一个窗口中数的个数。PyTorch 没有默认值；这里从 2 开始。</translation>
  </message>
  <message>
   <source>Numbers of each capsule below.</source>
   <translation>每个下层胶囊的维数。</translation>
  </message>
  <message>
   <source>Numbers of each of them.</source>
   <translation>其中每个胶囊的维数。</translation>
  </message>
  <message>
   <source>Numbers of the matrix</source>
   <translation>矩阵中的数值</translation>
  </message>
  <message>
   <source>Numbers of x, and of what it gives.</source>
   <translation>x 的特征数，也是输出的特征数。</translation>
  </message>
  <message>
   <source>Numbers per token.</source>
   <translation>每个 token 的特征数。</translation>
  </message>
  <message>
   <source>Numbers that are learned, all the same at the start.</source>
   <translation>可学习的数，初始时全部相同。</translation>
  </message>
  <message>
   <source>Numbers that are learned, random at the start.</source>
   <translation>可学习的数，初始时随机。</translation>
  </message>
  <message>
   <source>Numbers that count up by equal steps.</source>
   <translation>按相等步长递增的数。</translation>
  </message>
  <message>
   <source>Occlusion</source>
   <translation>遮挡法</translation>
  </message>
  <message>
   <source>On the canvas</source>
   <translation>在画布上</translation>
  </message>
  <message>
   <source>On: round the output's size first and interpolate by the scale that follows from it. Off or none: by scale_factor as it is given. Not together with size.</source>
   <translation>打开时：先对输出大小取整，再按由此得出的比例插值。关闭或 none：直接使用给定的 scale_factor。不能与 size 同时使用。</translation>
  </message>
  <message>
   <source>On: the outermost values of input and output lie on each other. Off or none: the outer edges do. Only for linear, bilinear, bicubic and trilinear.</source>
   <translation>打开时：输入与输出最外侧的值相互对齐。关闭或 none：外边缘相互对齐。仅用于 linear、bilinear、bicubic 和 trilinear。</translation>
  </message>
  <message>
   <source>Once allowed it runs with all your rights: it can read and change your files and use the network. Allow only what you have read and understood. What you allow is remembered by its content.</source>
   <translation>一旦允许，它便以您的全部权限运行：可以读取和更改您的文件，并使用网络。请只允许您已阅读并理解的代码。程序按内容记住您所允许的代码。</translation>
  </message>
  <message>
   <source>One axis of numbers.</source>
   <translation>数值，只有一个轴。</translation>
  </message>
  <message>
   <source>One axis of places along dim, as whole numbers.</source>
   <translation>dim 轴上的位置，为整数，只有一个轴。</translation>
  </message>
  <message>
   <source>One axis of places along dim, as whole numbers; one for each slice.</source>
   <translation>dim 轴上的位置，为整数，只有一个轴；每个切片对应一个。</translation>
  </message>
  <message>
   <source>One axis of whole numbers (int64).</source>
   <translation>整数（int64），只有一个轴。</translation>
  </message>
  <message>
   <source>One band for runs that differ in their seed</source>
   <translation>仅种子不同的运行合为一条带</translation>
  </message>
  <message>
   <source>One block inside another, repeated, its channels led out to its face.</source>
   <translation>块中有块，可重复，通道数引到块的面板上。</translation>
  </message>
  <message>
   <source>One everywhere.</source>
   <translation>处处为一。</translation>
  </message>
  <message>
   <source>One layer</source>
   <translation>单层</translation>
  </message>
  <message>
   <source>One layer, or what passes through all of them (Abnar and Zuidema 2020)</source>
   <translation>单层，或穿过所有层的流动（Abnar 和 Zuidema，2020）</translation>
  </message>
  <message>
   <source>One more axis, as long as there are values.</source>
   <translation>增加一个轴，其长度等于值的个数。</translation>
  </message>
  <message>
   <source>One number in a shape with the batch size, type and device of another value.</source>
   <translation>按给定的形状填充同一个数，批大小、类型和设备取自另一个值。</translation>
  </message>
  <message>
   <source>One number, to be added to a loss.</source>
   <translation>一个数,加到损失上。</translation>
  </message>
  <message>
   <source>One of the two maps is the same everywhere, so they cannot be compared.</source>
   <translation>两张图之一处处相同，因此无法比较。</translation>
  </message>
  <message>
   <source>One over each value.</source>
   <translation>每个值的倒数。</translation>
  </message>
  <message>
   <source>One over the square root, as normalisation uses it.</source>
   <translation>平方根的倒数，如归一化中所用。</translation>
  </message>
  <message>
   <source>One run would make {calls} calls of layers, more than {limit}. Repeat blocks less often.</source>
   <translation>一次运行将调用层 {calls} 次，超过 {limit} 次。请减少块的重复次数。</translation>
  </message>
  <message>
   <source>One schedule after the other: a warm-up, then a decay.</source>
   <translation>一个学习率计划接着另一个:先预热,后衰减。</translation>
  </message>
  <message>
   <source>One step</source>
   <translation>单步</translation>
  </message>
  <message>
   <source>One step down a U-Net: two convolutions, then half the size. Gives both, since the way up needs what was there before (Ronneberger et al. 2015, https://arxiv.org/abs/1505.04597).</source>
   <translation>U-Net 下行的一步：两次卷积，然后大小减半。两者都给出，因为上行时需要之前的内容（Ronneberger et al. 2015, https://arxiv.org/abs/1505.04597）。</translation>
  </message>
  <message>
   <source>One step of a GRU: from the state before it to the state after it.</source>
   <translation>GRU 的一步：从前一状态到后一状态。</translation>
  </message>
  <message>
   <source>One step of an LSTM: from the state and the memory before it to those after it.</source>
   <translation>LSTM 的一步：从前一状态和记忆到后一状态和记忆。</translation>
  </message>
  <message>
   <source>One step of an RNN: the new state of the input and the old state.</source>
   <translation>RNN 的一步：由输入和旧状态得到新状态。</translation>
  </message>
  <message>
   <source>One step of the sequence: N × features.</source>
   <translation>序列的一步：N × 特征。</translation>
  </message>
  <message>
   <source>One step of training</source>
   <translation>训练的一步</translation>
  </message>
  <message>
   <source>One step up a U-Net: twice the size, joined with what was there on the way down, then two convolutions (Ronneberger et al. 2015, https://arxiv.org/abs/1505.04597).</source>
   <translation>U-Net 上行的一步：大小加倍，与下行时的对应内容拼接，然后两次卷积（Ronneberger et al. 2015, https://arxiv.org/abs/1505.04597）。</translation>
  </message>
  <message>
   <source>One such step throws the weights far from everything that was learnt.</source>
   <translation>这样的一步就把权重抛离已学到的一切。</translation>
  </message>
  <message>
   <source>Ones in the shape of another value.</source>
   <translation>全为一，形状与另一个值相同。</translation>
  </message>
  <message>
   <source>Open a project</source>
   <translation>打开项目</translation>
  </message>
  <message>
   <source>Open all blocks</source>
   <translation>展开所有块</translation>
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
   <source>OpenGL</source>
   <translation>OpenGL</translation>
  </message>
  <message>
   <source>Opened</source>
   <translation>已打开</translation>
  </message>
  <message>
   <source>Open…</source>
   <translation>打开…</translation>
  </message>
  <message>
   <source>Optimiser</source>
   <translation>优化器</translation>
  </message>
  <message>
   <source>Optimisers</source>
   <translation>优化器</translation>
  </message>
  <message>
   <source>Order of the classes</source>
   <translation>类别的顺序</translation>
  </message>
  <message>
   <source>Order of the examples</source>
   <translation>样本的顺序</translation>
  </message>
  <message>
   <source>Orthogonal</source>
   <translation>直角</translation>
  </message>
  <message>
   <source>Other examples, such as generated ones, in the same shape.</source>
   <translation>其他样本,例如生成的样本,形状相同。</translation>
  </message>
  <message>
   <source>Other than by default</source>
   <translation>与默认不同</translation>
  </message>
  <message>
   <source>Otherwise, train.precision bfloat16 keeps values in half the memory.</source>
   <translation>此外,train.precision 设为 bfloat16 时值只占一半内存。</translation>
  </message>
  <message>
   <source>Output</source>
   <translation>输出</translation>
  </message>
  <message>
   <source>Output shape</source>
   <translation>输出形状</translation>
  </message>
  <message>
   <source>Output to explain</source>
   <translation>要解释的输出</translation>
  </message>
  <message>
   <source>Output {port}</source>
   <translation>输出 {port}</translation>
  </message>
  <message>
   <source>Outputs</source>
   <translation>输出</translation>
  </message>
  <message>
   <source>Outputs changed by up to {by}</source>
   <translation>输出最多改变了 {by}</translation>
  </message>
  <message>
   <source>Outputs changed by up to {by}: layers are gone ({layers})</source>
   <translation>输出最多改变了 {by}:有些层不见了({layers})</translation>
  </message>
  <message>
   <source>Outputs changed by up to {by}: new layers change what goes through them ({layers})</source>
   <translation>输出最多改变了 {by}:新的层改变了经过它们的值({layers})</translation>
  </message>
  <message>
   <source>Outputs changed by up to {by}: {layer} ({kind}) cannot be changed like this and give what it gave</source>
   <translation>输出最多改变了 {by}:{layer}({kind})不能这样更改而仍给出原来的值</translation>
  </message>
  <message>
   <source>Outputs changed by up to {by}: {layer} ({kind}) mixes old and new features</source>
   <translation>输出最多改变了 {by}:{layer}({kind})混合了新旧特征</translation>
  </message>
  <message>
   <source>Outputs unchanged (largest difference {by})</source>
   <translation>输出不变(最大差异 {by})</translation>
  </message>
  <message>
   <source>Over how many neighbouring channels is summed. PyTorch has no default; we start at 5, as AlexNet has it.</source>
   <translation>对多少个相邻通道求和。PyTorch 没有默认值；这里从 5 开始，与 AlexNet 相同。</translation>
  </message>
  <message>
   <source>Over how many pixels the bends are smoothed; odd numbers.</source>
   <translation>弯曲在多少像素上平滑;奇数。</translation>
  </message>
  <message>
   <source>Over the run</source>
   <translation>整个运行</translation>
  </message>
  <message>
   <source>Over time</source>
   <translation>随时间</translation>
  </message>
  <message>
   <source>Overlays of the run</source>
   <translation>运行的叠加显示</translation>
  </message>
  <message>
   <source>Overview</source>
   <translation>概览</translation>
  </message>
  <message>
   <source>Overview of the graph</source>
   <translation>图的概览</translation>
  </message>
  <message>
   <source>Overview: press to go there, turn the wheel to zoom</source>
   <translation>总览：按下即前往，滚轮缩放</translation>
  </message>
  <message>
   <source>Overwrite the input to save memory. Leave off where another node also reads it.</source>
   <translation>覆盖输入以节省内存。若另有节点读取该输入，请保持关闭。</translation>
  </message>
  <message>
   <source>Own code</source>
   <translation>自定义代码</translation>
  </message>
  <message>
   <source>Own scales</source>
   <translation>各自的刻度</translation>
  </message>
  <message>
   <source>PCA</source>
   <translation>PCA</translation>
  </message>
  <message>
   <source>PReLU has {count} slopes, one or as many as there are channels; {source} gives {found}.</source>
   <translation>PReLU 有 {count} 个斜率，应为一个或与通道数相同；{source} 给出 {found}。</translation>
  </message>
  <message>
   <source>Padding</source>
   <translation>填充</translation>
  </message>
  <message>
   <source>Pads images and cuts a window out of each, at random places while the model trains.</source>
   <translation>给图像加边,训练时从每个图像的随机位置裁出一个窗口。</translation>
  </message>
  <message>
   <source>Paints learned patches into a larger volume: a convolution run backwards.</source>
   <translation>把学到的图块绘制到更大的体数据上：反向进行的卷积。</translation>
  </message>
  <message>
   <source>Paints learned patches onto a larger image: a convolution run backwards.</source>
   <translation>把学到的图块绘制到更大的图像上：反向进行的卷积。</translation>
  </message>
  <message>
   <source>Paints learned patches onto a longer signal: a convolution run backwards.</source>
   <translation>把学到的片段绘制到更长的信号上：反向进行的卷积。</translation>
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
   <source>Parameters of loss and optimiser, clipping, stopping, checkpoints and more</source>
   <translation>损失与优化器的参数、裁剪、停止、检查点等</translation>
  </message>
  <message>
   <source>Parameters of the block</source>
   <translation>块的参数</translation>
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
   <source>Paste frames and notes</source>
   <translation>粘贴框与便签</translation>
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
   <source>Pastes parts of other images in, and mixes the labels to match, while the model trains.</source>
   <translation>训练时贴入其他图像的部分,并相应混合标签。</translation>
  </message>
  <message>
   <source>Patch</source>
   <translation>图块</translation>
  </message>
  <message>
   <source>Patches of {side}.</source>
   <translation>图块边长 {side}。</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>暂停</translation>
  </message>
  <message>
   <source>Pause the run, then take one step: all its values are shown here</source>
   <translation>暂停运行,然后走一步:它的所有值在此显示</translation>
  </message>
  <message>
   <source>Picks a range along an axis by its start and its length.</source>
   <translation>按起点和长度选取一个轴上的一段范围。</translation>
  </message>
  <message>
   <source>Picks numbers along an axis by places such as ArgSort gives; shapes are stretched.</source>
   <translation>沿一个轴按位置（例如 ArgSort 给出的位置）选取数；形状会被拉伸以匹配。</translation>
  </message>
  <message>
   <source>Picks one number for each place of an index, along an axis.</source>
   <translation>沿一个轴，为索引中的每个位置选取一个数。</translation>
  </message>
  <message>
   <source>Picks one place along an axis, and drops the axis.</source>
   <translation>选取一个轴上的一个位置，并去掉该轴。</translation>
  </message>
  <message>
   <source>Picks places and ranges of each axis, as x[:, 0, 2:5] does.</source>
   <translation>选取各轴上的位置和范围，如同 x[:, 0, 2:5]。</translation>
  </message>
  <message>
   <source>Picks rows of a table that comes in, so that one table can be used in several places.</source>
   <translation>从输入的表中取出若干行，因此一张表可以用在多处。</translation>
  </message>
  <message>
   <source>Picks whole slices along an axis, in the order of a list of places.</source>
   <translation>沿一个轴按位置列表的顺序选取整个切片。</translation>
  </message>
  <message>
   <source>Picture</source>
   <translation>图片</translation>
  </message>
  <message>
   <source>Pictures (*.png *.svg)</source>
   <translation>图片 (*.png *.svg)</translation>
  </message>
  <message>
   <source>Pictures (*.png)</source>
   <translation>图片 (*.png)</translation>
  </message>
  <message>
   <source>Pictures also while nothing is trained</source>
   <translation>没有训练时也显示图像</translation>
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
   <source>Pictures in nodes show</source>
   <translation>节点中的图片显示</translation>
  </message>
  <message>
   <source>Pictures over time</source>
   <translation>随时间变化的图片</translation>
  </message>
  <message>
   <source>Pin</source>
   <translation>固定</translation>
  </message>
  <message>
   <source>Pin to the node</source>
   <translation>固定到该节点</translation>
  </message>
  <message>
   <source>Pin to {name}</source>
   <translation>固定到 {name}</translation>
  </message>
  <message>
   <source>Pin {param}: set it yourself</source>
   <translation>固定 {param}：自行设置</translation>
  </message>
  <message>
   <source>Pinned: it stays where it is, whatever moves.</source>
   <translation>已固定：无论什么移动，它都留在原处。</translation>
  </message>
  <message>
   <source>Places along dim, as whole numbers (int64).</source>
   <translation>dim 轴上的位置，为整数（int64）。</translation>
  </message>
  <message>
   <source>Places along dim, as whole numbers; of the shape of src or smaller.</source>
   <translation>dim 轴上的位置，为整数；形状与 src 相同或更小。</translation>
  </message>
  <message>
   <source>Places × source places: true where a query may look, or numbers added to the scores.</source>
   <translation>位置 × 源位置：为 true 处允许查询关注，或为加到得分上的数值。</translation>
  </message>
  <message>
   <source>Play the moments</source>
   <translation>播放各时刻</translation>
  </message>
  <message>
   <source>Play the run again, or stop</source>
   <translation>重新播放运行，或停止</translation>
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
   <source>Point at a view of the run first, such as Curves or Weights.</source>
   <translation>请先指向某个运行视图，例如“曲线”或“权重”。</translation>
  </message>
  <message>
   <source>Points</source>
   <translation>点</translation>
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
   <source>Ports that fit</source>
   <translation>合适的端口</translation>
  </message>
  <message>
   <source>Precision and recall in one, of several classes.</source>
   <translation>精确率与召回率合一,用于多个类别。</translation>
  </message>
  <message>
   <source>Precision and recall in one, of several labels.</source>
   <translation>精确率与召回率合一,用于多个标签。</translation>
  </message>
  <message>
   <source>Precision and recall in one, of yes or no.</source>
   <translation>精确率与召回率合一,用于是与否。</translation>
  </message>
  <message>
   <source>Precision over recall</source>
   <translation>精确率对召回率</translation>
  </message>
  <message>
   <source>Predictions</source>
   <translation>预测</translation>
  </message>
  <message>
   <source>Press Train first: a run tells what its data look like</source>
   <translation>请先按“训练”：由运行得知其数据的样子</translation>
  </message>
  <message>
   <source>Press Train first: a run tells what its data look like.</source>
   <translation>请先按“训练”：由运行得知其数据的样子。</translation>
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
   <source>Press the keys; Escape leaves</source>
   <translation>请按下按键；Escape 离开</translation>
  </message>
  <message>
   <source>Presses a picture into 32 numbers and draws it again; no label is used.</source>
   <translation>把图片压成 32 个数再画出来;不用标签。</translation>
  </message>
  <message>
   <source>Previous difference</source>
   <translation>上一处差异</translation>
  </message>
  <message>
   <source>Previous example</source>
   <translation>上一个样本</translation>
  </message>
  <message>
   <source>Previous filters</source>
   <translation>上一组滤波器</translation>
  </message>
  <message>
   <source>Previous graph</source>
   <translation>上一个图</translation>
  </message>
  <message>
   <source>Previous repetition</source>
   <translation>上一次重复</translation>
  </message>
  <message>
   <source>Previous sample</source>
   <translation>上一个样本</translation>
  </message>
  <message>
   <source>Print…</source>
   <translation>打印…</translation>
  </message>
  <message>
   <source>Probabilities from 0 to 1, in any shape.</source>
   <translation>0 到 1 的概率，形状任意。</translation>
  </message>
  <message>
   <source>Probabilities, or their logarithms with log_target; the same shape.</source>
   <translation>概率，或在 log_target 打开时为其对数；形状相同。</translation>
  </message>
  <message>
   <source>Probability that a value between two stacked layers is set to zero while training. Has no effect with a single layer.</source>
   <translation>训练时将堆叠层之间的值置零的概率。只有一层时不起作用。</translation>
  </message>
  <message>
   <source>Probability that a value is set to the lowest one that SELU gives; all are then rescaled, so that mean and variance stay. After training nothing is dropped.</source>
   <translation>将某个值设为 SELU 所能给出的最小值的概率；随后所有值重新缩放，使均值和方差保持不变。训练之后不再丢弃。</translation>
  </message>
  <message>
   <source>Probability that a value is set to zero while training.</source>
   <translation>训练时将某个值置零的概率。</translation>
  </message>
  <message>
   <source>Probability that a value is set to zero while training; the others are scaled up to make good for it. After training nothing is dropped.</source>
   <translation>训练时将某个值置零的概率；其余的值相应放大以作补偿。训练之后不再丢弃。</translation>
  </message>
  <message>
   <source>Probability that a whole channel is set to the lowest value that SELU gives; all are then rescaled, so that mean and variance stay. After training nothing is dropped.</source>
   <translation>将整个通道设为 SELU 所能给出的最小值的概率；随后所有值重新缩放，使均值和方差保持不变。训练之后不再丢弃。</translation>
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
   <source>Products and sums of any axes of any number of values, by an equation.</source>
   <translation>按等式对任意多个值的任意轴求乘积与和。</translation>
  </message>
  <message>
   <source>Progress of looking at the data</source>
   <translation>查看数据的进度</translation>
  </message>
  <message>
   <source>Progress of the test</source>
   <translation>测试的进度</translation>
  </message>
  <message>
   <source>Progress of training</source>
   <translation>训练进度</translation>
  </message>
  <message>
   <source>Project</source>
   <translation>项目</translation>
  </message>
  <message>
   <source>Projection</source>
   <translation>投影</translation>
  </message>
  <message>
   <source>Promote to the block's face</source>
   <translation>提升到块的面板</translation>
  </message>
  <message>
   <source>Promote to the block's face…</source>
   <translation>提升到块的面板…</translation>
  </message>
  <message>
   <source>Promote {param} to {name}</source>
   <translation>将 {param} 提升为 {name}</translation>
  </message>
  <message>
   <source>Pull of all parameters towards zero.</source>
   <translation>将所有参数拉向零的力度。</translation>
  </message>
  <message>
   <source>Pulls every value towards zero by the same amount; small ones become zero.</source>
   <translation>将每个值向零拉近相同的量；较小的值变为零。</translation>
  </message>
  <message>
   <source>Put all panels back</source>
   <translation>恢复所有面板的位置</translation>
  </message>
  <message>
   <source>Put its value in its place</source>
   <translation>用它的值代替</translation>
  </message>
  <message>
   <source>Put mine back</source>
   <translation>放回我的</translation>
  </message>
  <message>
   <source>Put normal noise in its place instead of one value.</source>
   <translation>放入正态噪声而不是单一的值。</translation>
  </message>
  <message>
   <source>Put the largest first, not the smallest.</source>
   <translation>将最大的排在最前，而不是最小的。</translation>
  </message>
  <message>
   <source>Put the value of {name} in its place</source>
   <translation>将 {name} 替换为它的值</translation>
  </message>
  <message>
   <source>Put these maps away</source>
   <translation>收起这些图</translation>
  </message>
  <message>
   <source>Put what is drawn into the middle, as large as the data have it</source>
   <translation>将所画内容移到中间，大小与数据一致</translation>
  </message>
  <message>
   <source>Put {value} in its place</source>
   <translation>用 {value} 代替</translation>
  </message>
  <message>
   <source>Puts copies of the whole value side by side along its axes.</source>
   <translation>沿各轴并排放置整个值的多个副本。</translation>
  </message>
  <message>
   <source>Puts one number wherever a mask is true.</source>
   <translation>在掩码为 true 处填入同一个数。</translation>
  </message>
  <message>
   <source>Puts patches together to an image, adding up where they overlap: Unfold undone.</source>
   <translation>将图块拼回图像，重叠处相加：Unfold 的逆操作。</translation>
  </message>
  <message>
   <source>Puts plain numbers in place of NaN and infinite values.</source>
   <translation>用普通的数代替 NaN 和无穷值。</translation>
  </message>
  <message>
   <source>Puts the axes in another order.</source>
   <translation>按另一种顺序排列各轴。</translation>
  </message>
  <message>
   <source>Puts values back to where max pooling took them from, and zeros elsewhere.</source>
   <translation>将值放回最大池化取出它们的位置，其余位置为零。</translation>
  </message>
  <message>
   <source>Puts values of equal shapes one behind the other on a new axis.</source>
   <translation>将形状相同的值沿一个新的轴依次堆叠。</translation>
  </message>
  <message>
   <source>Puts values side by side along one axis.</source>
   <translation>沿一个轴将值并排放置。</translation>
  </message>
  <message>
   <source>Puts vectors on the diagonal of matrices of zeros.</source>
   <translation>将向量放到全零矩阵的对角线上。</translation>
  </message>
  <message>
   <source>PyTorch itself</source>
   <translation>PyTorch 本身</translation>
  </message>
  <message>
   <source>Python (*.py)</source>
   <translation>Python (*.py)</translation>
  </message>
  <message>
   <source>Python in this project</source>
   <translation>此项目中的 Python 代码</translation>
  </message>
  <message>
   <source>Python of the model</source>
   <translation>模型的 Python 代码</translation>
  </message>
  <message>
   <source>Python of your own</source>
   <translation>您自己的 Python 代码</translation>
  </message>
  <message>
   <source>Python of your own that is no layer yet.</source>
   <translation>您自己的 Python 代码，尚不是层。</translation>
  </message>
  <message>
   <source>Python of {name}</source>
   <translation>{name} 的 Python 代码</translation>
  </message>
  <message>
   <source>Python reads the name "{name}" as "{plain}". Use that.</source>
   <translation>Python 会将名称“{name}”读作“{plain}”。请使用后者。</translation>
  </message>
  <message>
   <source>Python that is not applied</source>
   <translation>未应用的 Python 代码</translation>
  </message>
  <message>
   <source>Python's own source</source>
   <translation>Python 自己的源代码</translation>
  </message>
  <message>
   <source>Python's own source, a small GPT</source>
   <translation>Python 自己的源代码,小型 GPT</translation>
  </message>
  <message>
   <source>Python's own source, an LSTM</source>
   <translation>Python 自己的源代码,LSTM</translation>
  </message>
  <message>
   <source>Quantity</source>
   <translation>显示什么量</translation>
  </message>
  <message>
   <source>Query length × key length, or (N · num_heads) × query length × key length; True (type bool) where looking is forbidden, or numbers that are added to the scores.</source>
   <translation>查询长度 × 键长度，或 (N · num_heads) × 查询长度 × 键长度；为 True（bool 类型）处禁止关注，或为加到得分上的数值。</translation>
  </message>
  <message>
   <source>Quick add</source>
   <translation>快速添加</translation>
  </message>
  <message>
   <source>Quit</source>
   <translation>退出</translation>
  </message>
  <message>
   <source>RMSE {rmse}  MAE {mae}  R² {r2}</source>
   <translation>RMSE {rmse}  MAE {mae}  R² {r2}</translation>
  </message>
  <message>
   <source>ROC</source>
   <translation>ROC</translation>
  </message>
  <message>
   <source>ROC curve</source>
   <translation>ROC 曲线</translation>
  </message>
  <message>
   <source>Raises the first value to the power of another one, or of a number.</source>
   <translation>求第一个值的幂，指数为另一个值或一个数。</translation>
  </message>
  <message>
   <source>Random weights give a map that is partly alike: take it with caution.</source>
   <translation>随机权重给出部分相似的图：请谨慎看待。</translation>
  </message>
  <message>
   <source>Random weights give another map: it depends on what was learned.</source>
   <translation>随机权重给出另一张图：它取决于学到的内容。</translation>
  </message>
  <message>
   <source>Random weights give nearly the same map: it shows the sample or the architecture, not what was learned.</source>
   <translation>随机权重给出几乎相同的图：它显示的是样本或结构，而不是学到的内容。</translation>
  </message>
  <message>
   <source>Ranges of the data</source>
   <translation>数据的范围</translation>
  </message>
  <message>
   <source>Rank correlation {value}.</source>
   <translation>秩相关 {value}。</translation>
  </message>
  <message>
   <source>Raw</source>
   <translation>原始值</translation>
  </message>
  <message>
   <source>ReLUs are dead</source>
   <translation>ReLU 失活</translation>
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
   <source>Read it…</source>
   <translation>阅读…</translation>
  </message>
  <message>
   <source>Read the Python of {name}…</source>
   <translation>阅读 {name} 的 Python 代码…</translation>
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
   <source>Reads a sequence with the simplest recurrence: the new state of input and old state.</source>
   <translation>用最简单的循环方式读取序列：由输入和旧状态得到新状态。</translation>
  </message>
  <message>
   <source>Reads an image at the points of a grid, as spatial transformers and warping do.</source>
   <translation>在网格的各点上读取图像，如空间变换器和图像变形所做的那样。</translation>
  </message>
  <message>
   <source>Recent</source>
   <translation>最近使用</translation>
  </message>
  <message>
   <source>Receptive field</source>
   <translation>感受野</translation>
  </message>
  <message>
   <source>Recompute in backward</source>
   <translation>在反向传播中重新计算</translation>
  </message>
  <message>
   <source>Recompute {names} in backward and try again</source>
   <translation>在反向传播中重新计算 {names} 后再试</translation>
  </message>
  <message>
   <source>Recompute {name} in backward</source>
   <translation>在反向传播中重新计算 {name}</translation>
  </message>
  <message>
   <source>Recomputed in backward: training keeps only what comes in.</source>
   <translation>在反向传播中重新计算:训练只保留进入的值。</translation>
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
   <source>Red</source>
   <translation>红色</translation>
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
   <source>Reductions</source>
   <translation>归约</translation>
  </message>
  <message>
   <source>Regression</source>
   <translation>回归</translation>
  </message>
  <message>
   <source>Release to cut the wire.</source>
   <translation>松开以剪断连线。</translation>
  </message>
  <message>
   <source>Release to cut {count} wires.</source>
   <translation>松开以剪断 {count} 条连线。</translation>
  </message>
  <message>
   <source>Release to insert here.</source>
   <translation>松开即可插入此处。</translation>
  </message>
  <message>
   <source>Release to leave it here without its old wires; shake it to put it back</source>
   <translation>松开即留在此处并脱离原来的连线；摇动则放回</translation>
  </message>
  <message>
   <source>Release to put it here. Escape: back to where it was.</source>
   <translation>松开即放在此处。Escape：回到原处。</translation>
  </message>
  <message>
   <source>Release to remove the wire.</source>
   <translation>松开即可移除连线。</translation>
  </message>
  <message>
   <source>Release to remove {count} wires.</source>
   <translation>松开以移除 {count} 条连线。</translation>
  </message>
  <message>
   <source>Reliability diagram</source>
   <translation>可靠性图</translation>
  </message>
  <message>
   <source>Remember a running mean and variance for use after training. Off: each example's own are used always.</source>
   <translation>记录滑动均值和方差，供训练后使用。关闭时：始终使用每个样本自身的统计量。</translation>
  </message>
  <message>
   <source>Remember a running mean and variance for use after training. Off: the batch's own are used always.</source>
   <translation>记录滑动均值和方差，供训练后使用。关闭时：始终使用批自身的统计量。</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>移除</translation>
  </message>
  <message>
   <source>Remove a wire</source>
   <translation>移除一条连线</translation>
  </message>
  <message>
   <source>Remove block from library</source>
   <translation>从块库中移除块</translation>
  </message>
  <message>
   <source>Remove frames and notes</source>
   <translation>移除框和便签</translation>
  </message>
  <message>
   <source>Remove the chosen wire</source>
   <translation>移除选定的连线</translation>
  </message>
  <message>
   <source>Remove the view {name}</source>
   <translation>移除视图 {name}</translation>
  </message>
  <message>
   <source>Remove unused Python</source>
   <translation>移除未使用的 Python</translation>
  </message>
  <message>
   <source>Remove {count} wires</source>
   <translation>移除 {count} 条连线</translation>
  </message>
  <message>
   <source>Removed: {names}.</source>
   <translation>已移除：{names}。</translation>
  </message>
  <message>
   <source>Rename</source>
   <translation>重命名</translation>
  </message>
  <message>
   <source>Rename block…</source>
   <translation>重命名块…</translation>
  </message>
  <message>
   <source>Rename or remove…</source>
   <translation>重命名或移除…</translation>
  </message>
  <message>
   <source>Rename the block to {name}</source>
   <translation>将块重命名为 {name}</translation>
  </message>
  <message>
   <source>Rename the code to {name}</source>
   <translation>将代码重命名为 {name}</translation>
  </message>
  <message>
   <source>Rename the project to {name}</source>
   <translation>将项目重命名为 {name}</translation>
  </message>
  <message>
   <source>Rename the variable to {name}</source>
   <translation>将变量重命名为 {name}</translation>
  </message>
  <message>
   <source>Rename the view to {name}</source>
   <translation>将视图重命名为 {name}</translation>
  </message>
  <message>
   <source>Rename to {name}</source>
   <translation>重命名为 {name}</translation>
  </message>
  <message>
   <source>Rename…</source>
   <translation>重命名…</translation>
  </message>
  <message>
   <source>Renewed every {seconds} s.</source>
   <translation>每 {seconds} 秒更新。</translation>
  </message>
  <message>
   <source>Repeats each entry along an axis on the spot: a, a, b, b.</source>
   <translation>沿一个轴就地重复每一项：a, a, b, b。</translation>
  </message>
  <message>
   <source>Replace block in library</source>
   <translation>替换块库中的块</translation>
  </message>
  <message>
   <source>ResNet-18</source>
   <translation>ResNet-18</translation>
  </message>
  <message>
   <source>ResNet-50</source>
   <translation>ResNet-50</translation>
  </message>
  <message>
   <source>Reset</source>
   <translation>重置</translation>
  </message>
  <message>
   <source>Reset all</source>
   <translation>全部重置</translation>
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
   <source>Reset {param} of {name}</source>
   <translation>重置 {name} 的 {param}</translation>
  </message>
  <message>
   <source>Reset {param} of {name} to {value}</source>
   <translation>把 {name} 的 {param} 重置为 {value}</translation>
  </message>
  <message>
   <source>Residual blocks: paths that fork and merge again.</source>
   <translation>残差块：路径分叉后再合并。</translation>
  </message>
  <message>
   <source>Residuals</source>
   <translation>残差</translation>
  </message>
  <message>
   <source>Resize a frame</source>
   <translation>调整框的大小</translation>
  </message>
  <message>
   <source>Resize a note</source>
   <translation>调整便签的大小</translation>
  </message>
  <message>
   <source>Results for each class</source>
   <translation>各类别的结果</translation>
  </message>
  <message>
   <source>Return connects {source} to {target}. Tab: from another port.</source>
   <translation>Return 将 {source} 连接到 {target}。Tab：从另一个端口。</translation>
  </message>
  <message>
   <source>Return connects; arrow keys go to the next port; Escape leaves</source>
   <translation>Return 连接；方向键到下一个端口；Escape 离开</translation>
  </message>
  <message>
   <source>Return cuts the wire; arrow keys go to the next; Escape leaves</source>
   <translation>Return 剪断连线；方向键到下一条；Escape 离开</translation>
  </message>
  <message>
   <source>Return moves all wires of {source} to {target}.</source>
   <translation>Return 将 {source} 的所有连线移到 {target}。</translation>
  </message>
  <message>
   <source>Return moves the wire from {source} to {target}.</source>
   <translation>Return 将连线从 {source} 移到 {target}。</translation>
  </message>
  <message>
   <source>Return {name} alone</source>
   <translation>只返回 {name}</translation>
  </message>
  <message>
   <source>Revert</source>
   <translation>还原</translation>
  </message>
  <message>
   <source>Rollout</source>
   <translation>Rollout</translation>
  </message>
  <message>
   <source>Round the output's size up instead of down, so that an incomplete neighbourhood at the edge counts too.</source>
   <translation>输出大小向上取整而不是向下取整，使边缘不完整的邻域也计算在内。</translation>
  </message>
  <message>
   <source>Rounds to whole numbers, and lets gradients through as if it had not.</source>
   <translation>取整为整数，而梯度照常通过，如同未取整。</translation>
  </message>
  <message>
   <source>Row</source>
   <translation>行</translation>
  </message>
  <message>
   <source>Rows</source>
   <translation>行</translation>
  </message>
  <message>
   <source>Rows of numbers from a CSV file: one column is the target, the others are the inputs.</source>
   <translation>CSV 文件中的数值行：一列为目标，其余为输入。</translation>
  </message>
  <message>
   <source>Rows × columns.</source>
   <translation>行 × 列。</translation>
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
   <source>Runs {count}</source>
   <translation>运行 {count}</translation>
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
   <source>Sample seen</source>
   <translation>样本显示程度</translation>
  </message>
  <message>
   <source>Samples</source>
   <translation>样品</translation>
  </message>
  <message>
   <source>Samples or steps</source>
   <translation>样本数或步数</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>保存</translation>
  </message>
  <message>
   <source>Save a drawing of the view</source>
   <translation>保存视图的矢量图</translation>
  </message>
  <message>
   <source>Save a picture of the canvas</source>
   <translation>保存画布图片</translation>
  </message>
  <message>
   <source>Save a picture of the view</source>
   <translation>保存视图的图片</translation>
  </message>
  <message>
   <source>Save about {size}: recompute {name} in backward</source>
   <translation>节省约 {size}:在反向传播中重新计算 {name}</translation>
  </message>
  <message>
   <source>Save as a drawing (SVG)…</source>
   <translation>另存为矢量图（SVG）……</translation>
  </message>
  <message>
   <source>Save as a picture (PNG)…</source>
   <translation>另存为图片（PNG）……</translation>
  </message>
  <message>
   <source>Save as…</source>
   <translation>另存为…</translation>
  </message>
  <message>
   <source>Save block to library</source>
   <translation>将块保存到块库</translation>
  </message>
  <message>
   <source>Save picture of the canvas…</source>
   <translation>保存画布图片…</translation>
  </message>
  <message>
   <source>Save the numbers (CSV)…</source>
   <translation>保存数值（CSV）……</translation>
  </message>
  <message>
   <source>Save the numbers of the view</source>
   <translation>保存视图的数值</translation>
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
   <source>Saved what the view shows in {path}.</source>
   <translation>视图显示的内容已保存到 {path}。</translation>
  </message>
  <message>
   <source>Says of each pixel what it belongs to; bridges join the way down with the way up.</source>
   <translation>说出每个像素属于什么；桥把下行路径与上行路径连接起来。</translation>
  </message>
  <message>
   <source>Scale the data to mean 0 and deviation 1</source>
   <translation>把数据缩放为均值 0、标准差 1</translation>
  </message>
  <message>
   <source>Scale the data to mean 0 and deviation 1, or begin with a normalisation.</source>
   <translation>将数据缩放到均值 0、标准差 1，或以归一化开始。</translation>
  </message>
  <message>
   <source>Scales vectors along an axis to length 1.</source>
   <translation>沿一个轴将向量的长度缩放为 1。</translation>
  </message>
  <message>
   <source>Schedules</source>
   <translation>学习率计划</translation>
  </message>
  <message>
   <source>Scores of the first, in any shape.</source>
   <translation>第一个的得分，形状任意。</translation>
  </message>
  <message>
   <source>Scores of the second, in the same shape.</source>
   <translation>第二个的得分，形状相同。</translation>
  </message>
  <message>
   <source>Scores, in any shape.</source>
   <translation>得分，形状任意。</translation>
  </message>
  <message>
   <source>Search all actions</source>
   <translation>搜索所有操作</translation>
  </message>
  <message>
   <source>Search by words or keys</source>
   <translation>按词语或按键搜索</translation>
  </message>
  <message>
   <source>Search layers</source>
   <translation>搜索层</translation>
  </message>
  <message>
   <source>Search ports</source>
   <translation>搜索端口</translation>
  </message>
  <message>
   <source>Search the project</source>
   <translation>搜索项目</translation>
  </message>
  <message>
   <source>Search the project: conv, kernel_size&gt;3, 32x14, a note…</source>
   <translation>搜索项目：conv、kernel_size&gt;3、32x14、备注…</translation>
  </message>
  <message>
   <source>Search the project…</source>
   <translation>搜索项目…</translation>
  </message>
  <message>
   <source>Searching… {count} so far</source>
   <translation>正在搜索…目前 {count} 个</translation>
  </message>
  <message>
   <source>Seek the best step along the direction.</source>
   <translation>沿方向寻找最佳步长。</translation>
  </message>
  <message>
   <source>Sees</source>
   <translation>看到</translation>
  </message>
  <message>
   <source>Sees whether a copy can learn a single batch by heart</source>
   <translation>检验副本能否背下单独一个批</translation>
  </message>
  <message>
   <source>Segmentation</source>
   <translation>分割</translation>
  </message>
  <message>
   <source>Select</source>
   <translation>选择</translation>
  </message>
  <message>
   <source>Select a block: what it holds can be computed again in the backward pass.</source>
   <translation>请选择一个块:它所包含的内容可以在反向传播中重新计算。</translation>
  </message>
  <message>
   <source>Select a layer to see what it makes of a sample</source>
   <translation>选中一个层，查看它对样本的处理结果</translation>
  </message>
  <message>
   <source>Select a layer to see where examples lie to it</source>
   <translation>选择一层，查看样本在其中的位置</translation>
  </message>
  <message>
   <source>Select a layer with weights to see them</source>
   <translation>选中一个带权重的层以查看权重</translation>
  </message>
  <message>
   <source>Select a node first: the view is pinned to it.</source>
   <translation>请先选择节点：视图将固定到它。</translation>
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
   <source>Select it on the canvas</source>
   <translation>在画布上选中</translation>
  </message>
  <message>
   <source>Select layers or click a wire first, or put the pointer on one.</source>
   <translation>请先选择层或单击连线，或将指针放在连线上。</translation>
  </message>
  <message>
   <source>Select nothing</source>
   <translation>取消选择</translation>
  </message>
  <message>
   <source>Select one block.</source>
   <translation>请选中一个块。</translation>
  </message>
  <message>
   <source>Select one layer of your own.</source>
   <translation>请选择一个你自己的层。</translation>
  </message>
  <message>
   <source>Select one node, frame or note to rename it.</source>
   <translation>请选择一个节点、框或便签来重命名。</translation>
  </message>
  <message>
   <source>Select several</source>
   <translation>选择多个</translation>
  </message>
  <message>
   <source>Select the layer that shall be called again.</source>
   <translation>请选中要再次调用的层。</translation>
  </message>
  <message>
   <source>Select the layers that shall become a block.</source>
   <translation>请选中要组成块的层。</translation>
  </message>
  <message>
   <source>Select the layers whose lines you want to see.</source>
   <translation>请选择要查看其代码行的层。</translation>
  </message>
  <message>
   <source>Select the nearest layer in that direction</source>
   <translation>选择该方向上最近的层</translation>
  </message>
  <message>
   <source>Select the next layer along a wire</source>
   <translation>选择沿连线的下一个层</translation>
  </message>
  <message>
   <source>Select the two nodes, or more, between which all shall be selected.</source>
   <translation>请选择两个或更多节点，它们之间的全部将被选中。</translation>
  </message>
  <message>
   <source>Select what it holds</source>
   <translation>选择其内容</translation>
  </message>
  <message>
   <source>Self-attention and a small network for each step, with residuals and normalisation.</source>
   <translation>自注意力，以及作用于每个时间步的小型网络，带残差和归一化。</translation>
  </message>
  <message>
   <source>Sends an example of the data through the model, behind the window, with the weights of its last run or those it would begin with.</source>
   <translation>在后台用上次运行的权重（或初始权重）让一个数据样本通过模型。</translation>
  </message>
  <message>
   <source>Sequences</source>
   <translation>序列</translation>
  </message>
  <message>
   <source>Set padding of {names} to same</source>
   <translation>把 {names} 的 padding 设为 same</translation>
  </message>
  <message>
   <source>Set the fastest settings; one undo takes them back</source>
   <translation>设置最快的设置;撤销一次即可恢复</translation>
  </message>
  <message>
   <source>Set the kernel of {name} to 1, without padding</source>
   <translation>把 {name} 的卷积核设为 1，不填充</translation>
  </message>
  <message>
   <source>Set the learning rate to {rate}</source>
   <translation>将学习率设为 {rate}</translation>
  </message>
  <message>
   <source>Set {params} of {name}</source>
   <translation>设置 {name} 的 {params}</translation>
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
   <source>Set {param} to {value}</source>
   <translation>把 {param} 设为 {value}</translation>
  </message>
  <message>
   <source>Set. One undo takes it back.</source>
   <translation>已设置。撤销一次即可恢复。</translation>
  </message>
  <message>
   <source>Sets random pixels to black or white while the model trains. Values are 0 to 1.</source>
   <translation>训练时把随机像素变为黑或白。值为 0 到 1。</translation>
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
   <source>Sets values near zero to zero and keeps all others as they are.</source>
   <translation>将接近零的值置零，其余保持不变。</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>设置</translation>
  </message>
  <message>
   <source>Settings of the method</source>
   <translation>方法的设置</translation>
  </message>
  <message>
   <source>Several labels</source>
   <translation>多个标签</translation>
  </message>
  <message>
   <source>Several schedules at once: what they multiply is multiplied.</source>
   <translation>同时用几个学习率计划:它们的乘数相乘。</translation>
  </message>
  <message>
   <source>Several small networks work on every token; a gate decides how much each of them counts. All of them run: the dense kind (Jacobs et al. 1991; Shazeer et al. 2017, https://arxiv.org/abs/1701.06538).</source>
   <translation>多个小型网络处理每个 token；由门控决定各自所占的份量。所有网络都会运行：即稠密型（Jacobs et al. 1991; Shazeer et al. 2017, https://arxiv.org/abs/1701.06538）。</translation>
  </message>
  <message>
   <source>Several tasks, fixed weights</source>
   <translation>多个任务,固定权重</translation>
  </message>
  <message>
   <source>Several tasks, learned weights</source>
   <translation>多个任务,学得的权重</translation>
  </message>
  <message>
   <source>Shake it to take it out of its wires, which are mended; or drag with Alt held</source>
   <translation>摇动它即可脱离连线，连线会自动接好；或按住 Alt 拖动</translation>
  </message>
  <message>
   <source>Shape</source>
   <translation>形状</translation>
  </message>
  <message>
   <source>Shape of the value. N is the batch axis; any other name, such as T or H, is an axis of any size: 16H is a multiple of 16, and T=128 also says what costs are worked out for.</source>
   <translation>值的形状。N 是批次轴；其他任何名称，如 T 或 H，是任意大小的轴：16H 是 16 的倍数，T=128 还说明按多大计算开销。</translation>
  </message>
  <message>
   <source>Shapley values of patches, estimated from coverings drawn at random.</source>
   <translation>图块的 Shapley 值，由随机遮盖估计。</translation>
  </message>
  <message>
   <source>Share of each new batch in the running mean and variance. Has no effect without track_running_stats.</source>
   <translation>每个新的批在滑动均值和方差中所占的份额。没有 track_running_stats 时不起作用。</translation>
  </message>
  <message>
   <source>Share of each new batch in the running mean and variance. None: a plain average over all batches so far.</source>
   <translation>每个新的批在滑动均值和方差中所占的份额。None：迄今所有批的简单平均。</translation>
  </message>
  <message>
   <source>Share of values that is set to zero while training.</source>
   <translation>训练时置零的值所占的比例。</translation>
  </message>
  <message>
   <source>Sharpens images at random while the model trains.</source>
   <translation>训练时随机锐化图像。</translation>
  </message>
  <message>
   <source>Shifts numbers along axes; what leaves at one end comes in at the other.</source>
   <translation>沿各轴移动数；从一端移出的从另一端移入。</translation>
  </message>
  <message>
   <source>Shortcuts</source>
   <translation>快捷键</translation>
  </message>
  <message>
   <source>Shortcuts (*.json)</source>
   <translation>快捷键 (*.json)</translation>
  </message>
  <message>
   <source>Shortcuts around bottlenecks of three convolutions.</source>
   <translation>绕过三个卷积组成的瓶颈的捷径。</translation>
  </message>
  <message>
   <source>Shortcuts around every two convolutions.</source>
   <translation>每两个卷积有一条捷径。</translation>
  </message>
  <message>
   <source>Show all {count} weights</source>
   <translation>显示全部 {count} 个权重</translation>
  </message>
  <message>
   <source>Show another run…</source>
   <translation>显示另一次运行……</translation>
  </message>
  <message>
   <source>Show curves</source>
   <translation>显示曲线</translation>
  </message>
  <message>
   <source>Show how the map changed over the run</source>
   <translation>显示图在运行中如何变化</translation>
  </message>
  <message>
   <source>Show in code</source>
   <translation>在代码中显示</translation>
  </message>
  <message>
   <source>Show it in the graph</source>
   <translation>在图中显示</translation>
  </message>
  <message>
   <source>Show it in the training graph</source>
   <translation>在训练图中显示</translation>
  </message>
  <message>
   <source>Show on canvas</source>
   <translation>在画布上显示</translation>
  </message>
  <message>
   <source>Show one moment after another</source>
   <translation>逐个显示各时刻</translation>
  </message>
  <message>
   <source>Show pictures on cards</source>
   <translation>在卡片上显示图像</translation>
  </message>
  <message>
   <source>Show the grid</source>
   <translation>显示网格</translation>
  </message>
  <message>
   <source>Show the layer</source>
   <translation>显示该层</translation>
  </message>
  <message>
   <source>Show the warnings that are ignored</source>
   <translation>显示已忽略的警告</translation>
  </message>
  <message>
   <source>Show what it does to another example of the data</source>
   <translation>显示它对数据的另一个样本做什么</translation>
  </message>
  <message>
   <source>Show what it does to the example before this one</source>
   <translation>显示它对前一个样本的作用</translation>
  </message>
  <message>
   <source>Show what it does with other random numbers</source>
   <translation>显示它用其他随机数做什么</translation>
  </message>
  <message>
   <source>Show wires as ever</source>
   <translation>照常显示连线</translation>
  </message>
  <message>
   <source>Show {name} as a curve</source>
   <translation>把 {name} 显示为曲线</translation>
  </message>
  <message>
   <source>Siamese network</source>
   <translation>孪生网络</translation>
  </message>
  <message>
   <source>Side of what is covered at once</source>
   <translation>一次遮盖的边长</translation>
  </message>
  <message>
   <source>Sigmoids are saturated</source>
   <translation>Sigmoid 饱和</translation>
  </message>
  <message>
   <source>Similar kind</source>
   <translation>相同种类</translation>
  </message>
  <message>
   <source>Since step</source>
   <translation>自第几步</translation>
  </message>
  <message>
   <source>Since when answers have changed</source>
   <translation>答案自何时起变化</translation>
  </message>
  <message>
   <source>Singular values</source>
   <translation>奇异值</translation>
  </message>
  <message>
   <source>Size</source>
   <translation>大小</translation>
  </message>
  <message>
   <source>Size of a patch: one number for both directions, or height and width. PyTorch has no default; we start at 3.</source>
   <translation>图块的大小：用一个数表示两个方向，或分别给出高和宽。PyTorch 没有默认值；这里从 3 开始。</translation>
  </message>
  <message>
   <source>Size of input1's last axis. Read from the incoming shape unless you set it.</source>
   <translation>input1 最后一轴的大小。除非您自行设置，否则从传入的形状读取。</translation>
  </message>
  <message>
   <source>Size of input2's last axis. Read from the incoming shape unless you set it.</source>
   <translation>input2 最后一轴的大小。除非您自行设置，否则从传入的形状读取。</translation>
  </message>
  <message>
   <source>Size of the first × size of the second.</source>
   <translation>第一个的大小 × 第二个的大小。</translation>
  </message>
  <message>
   <source>Size of the hidden layer through which every step goes by itself after attention; four times d_model is usual.</source>
   <translation>隐藏层的大小，注意力之后每个时间步各自经过该层；通常为 d_model 的四倍。</translation>
  </message>
  <message>
   <source>Size of the input's last axis. Read from the incoming shape unless you set it.</source>
   <translation>输入最后一轴的大小。除非您自行设置，否则从传入的形状读取。</translation>
  </message>
  <message>
   <source>Size of the last axis; read off the input unless you set it.</source>
   <translation>最后一轴的大小；除非您自行设置，否则从输入读取。</translation>
  </message>
  <message>
   <source>Size of the neighbourhood: one number for every direction, or one for each. PyTorch has no default; we start at 2, which halves the size.</source>
   <translation>邻域的大小：用一个数表示所有方向，或每个方向一个。PyTorch 没有默认值；这里从 2 开始，使大小减半。</translation>
  </message>
  <message>
   <source>Size of the neighbourhoods that the max pooling had: one number for every direction, or one for each. PyTorch has no default; we start at 2, which doubles the size.</source>
   <translation>最大池化所用的邻域大小：用一个数表示所有方向，或每个方向一个。PyTorch 没有默认值；这里从 2 开始，使大小加倍。</translation>
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
   <source>Sizes of the axes of the target after the first, where each example has more than one class to foresee; none of them for a single class.</source>
   <translation>每个样本有多个类别要预测时，目标在第一个轴之后各轴的大小；只有一个类别时留空。</translation>
  </message>
  <message>
   <source>Sizes of the last axes, over which is normalised. The last axis alone, read from the incoming shape, unless you set it.</source>
   <translation>参与归一化的末尾若干轴的大小。除非您自行设置，否则只取最后一轴，从传入的形状读取。</translation>
  </message>
  <message>
   <source>Skip what the padding mask hides, once trained. Works with batch_first and an even nhead; PyTorch starts with it on and warns where it does not work, we start at off.</source>
   <translation>训练之后跳过填充掩码所遮住的部分。仅在 batch_first 打开且 nhead 为偶数时有效；PyTorch 默认打开，并在无效时发出警告，这里默认关闭。</translation>
  </message>
  <message>
   <source>Slices and indices</source>
   <translation>切片与索引</translation>
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
   <source>Slides learned filters through a volume, a scan or the frames of a video.</source>
   <translation>在体数据、扫描影像或视频帧中滑动学到的滤波器。</translation>
  </message>
  <message>
   <source>Slopes on the ways from examples of the data, with some noise.</source>
   <translation>从数据样本出发的路径上的斜率，并加少许噪声。</translation>
  </message>
  <message>
   <source>Small circle</source>
   <translation>小圆</translation>
  </message>
  <message>
   <source>Small map</source>
   <translation>小地图</translation>
  </message>
  <message>
   <source>Small number added to the mean square, so that nothing is divided by zero. None: the smallest step above 1 that the type of number knows.</source>
   <translation>加到均方上的小数，避免除以零。None：该数值类型在 1 之上的最小间隔。</translation>
  </message>
  <message>
   <source>Small number added to the variance, so that nothing is divided by zero.</source>
   <translation>加到方差上的小数，避免除以零。</translation>
  </message>
  <message>
   <source>Smallest length a vector is taken to have, so that nothing is divided by zero.</source>
   <translation>向量长度的下限，避免除以零。</translation>
  </message>
  <message>
   <source>Smooth before making images smaller; for bilinear and bicubic alone.</source>
   <translation>缩小图像之前先作平滑；仅用于 bilinear 和 bicubic。</translation>
  </message>
  <message>
   <source>SmoothGrad</source>
   <translation>SmoothGrad</translation>
  </message>
  <message>
   <source>Smoothing</source>
   <translation>平滑</translation>
  </message>
  <message>
   <source>Snap to the grid</source>
   <translation>对齐到网格</translation>
  </message>
  <message>
   <source>Snapshot</source>
   <translation>快照</translation>
  </message>
  <message>
   <source>Snapshot “{title}”, {when}</source>
   <translation>快照“{title}”，{when}</translation>
  </message>
  <message>
   <source>Something alike, in the same shape.</source>
   <translation>相似的内容，形状相同。</translation>
  </message>
  <message>
   <source>Something else, in the same shape.</source>
   <translation>不同的内容，形状相同。</translation>
  </message>
  <message>
   <source>Something keeps the model from learning at all: a learning rate that is far off, a layer through which no gradient comes, or labels that do not belong to the inputs.</source>
   <translation>有什么使模型完全学不到东西：学习率相差太远、某层没有梯度通过，或标签与输入不匹配。</translation>
  </message>
  <message>
   <source>Something went wrong inside the program.</source>
   <translation>程序内部出了问题。</translation>
  </message>
  <message>
   <source>Sorts the numbers along an axis, and says where each came from.</source>
   <translation>沿一个轴对数排序，并给出每个数原来的位置。</translation>
  </message>
  <message>
   <source>Source of the sample</source>
   <translation>样本来源</translation>
  </message>
  <message>
   <source>Space</source>
   <translation>空间</translation>
  </message>
  <message>
   <source>Speed</source>
   <translation>速度</translation>
  </message>
  <message>
   <source>Speed under several settings</source>
   <translation>几种设置下的速度</translation>
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
   <source>Split</source>
   <translation>划分</translation>
  </message>
  <message>
   <source>Split the channels into this many groups that do not see each other. Must divide both in_channels and out_channels; equal to in_channels it is a depthwise convolution.</source>
   <translation>将通道分成这么多互不可见的组。必须能同时整除 in_channels 和 out_channels；等于 in_channels 时即为深度卷积。</translation>
  </message>
  <message>
   <source>Splits one axis into several: a vector becomes an image again.</source>
   <translation>将一个轴拆分为多个：向量重新变为图像。</translation>
  </message>
  <message>
   <source>Spreads the values of images evenly, at random while the model trains. They are 0 to 1.</source>
   <translation>训练时随机把图像的值均匀展开。值为 0 到 1。</translation>
  </message>
  <message>
   <source>Square</source>
   <translation>方形</translation>
  </message>
  <message>
   <source>Squares of 16 × 16 pixels are tokens that look at each other.</source>
   <translation>16 × 16 像素的方块是相互注视的词元。</translation>
  </message>
  <message>
   <source>Squares small differences and takes large ones as they are.</source>
   <translation>小的差取平方，大的差保持原样。</translation>
  </message>
  <message>
   <source>Squares small differences and takes large ones times delta, so that outliers weigh less.</source>
   <translation>小的差取平方，大的差乘以 delta，使离群值的影响更小。</translation>
  </message>
  <message>
   <source>Squeezes every value into -1 to 1, more gently than Tanh: x / (1 + |x|).</source>
   <translation>将每个值压缩到 -1 到 1 之间，比 Tanh 更平缓：x / (1 + |x|)。</translation>
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
   <source>Stack needs equal shapes: {shapes}.</source>
   <translation>Stack 需要相同的形状：{shapes}。</translation>
  </message>
  <message>
   <source>Stacks neighbouring pixels as channels: a smaller image, nothing lost.</source>
   <translation>将相邻像素堆叠为通道：图像变小，而信息不丢失。</translation>
  </message>
  <message>
   <source>Start anew with a learning rate of {rate}</source>
   <translation>以学习率 {rate} 重新开始</translation>
  </message>
  <message>
   <source>Start anew with a tenth of the learning rates</source>
   <translation>以十分之一的学习率重新开始</translation>
  </message>
  <message>
   <source>Start from weights: a file that a training starts the weights with, such as the checkpoint of a run, .safetensors or .pt, seen from the project's folder. Empty: they start as the layers say.</source>
   <translation>从权重开始:训练以其中的权重作为起点的文件,例如某次运行的检查点,.safetensors 或 .pt,路径相对于项目所在文件夹。留空:按各层自身的方式初始化。</translation>
  </message>
  <message>
   <source>Start from weights: a file that the model's weights start with, such as the checkpoint of a run, .safetensors or .pt, seen from the project's folder. Empty: they start as the layers say.</source>
   <translation>从权重开始:模型权重以其为起点的文件,例如某次运行的检查点,.safetensors 或 .pt,路径相对于项目所在文件夹。留空:按各层自身的方式初始化。</translation>
  </message>
  <message>
   <source>Start {name} from weights</source>
   <translation>让 {name} 从权重开始</translation>
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
   <source>Std</source>
   <translation>标准差</translation>
  </message>
  <message>
   <source>Step</source>
   <translation>单步</translation>
  </message>
  <message>
   <source>Step {step}</source>
   <translation>第 {step} 步</translation>
  </message>
  <message>
   <source>Step {step} of {last}</source>
   <translation>第 {step} 步，共 {last} 步</translation>
  </message>
  <message>
   <source>Step {step} of {last} of the run {run}</source>
   <translation>运行 {run} 的第 {step} 步，共 {last} 步</translation>
  </message>
  <message>
   <source>Step {step}.</source>
   <translation>第 {step} 步。</translation>
  </message>
  <message>
   <source>Steps</source>
   <translation>步</translation>
  </message>
  <message>
   <source>Steps by the signs of gradients alone; for all examples in one batch.</source>
   <translation>只按梯度符号迈步;用于一批包含所有样本的情形。</translation>
  </message>
  <message>
   <source>Steps divided by the running average of how large gradients are (Hinton).</source>
   <translation>步长除以梯度大小的滑动平均值(Hinton)。</translation>
  </message>
  <message>
   <source>Steps divided by the sum of all squared gradients so far.</source>
   <translation>步长除以迄今所有梯度平方之和。</translation>
  </message>
  <message>
   <source>Steps of each parameter measured by running averages of its gradients (Kingma, Ba).</source>
   <translation>每个参数的步长由其梯度的滑动平均值衡量(Kingma、Ba)。</translation>
  </message>
  <message>
   <source>Steps that are too long jump over the valley, each time further up the other side.</source>
   <translation>步长过大会越过谷底，每次都落到对面更高处。</translation>
  </message>
  <message>
   <source>Steps that set their size themselves, by running averages of steps and gradients.</source>
   <translation>步长自行确定大小,依据步长与梯度的滑动平均值。</translation>
  </message>
  <message>
   <source>Steps × steps of true and false.</source>
   <translation>时间步 × 时间步，由 true 和 false 组成。</translation>
  </message>
  <message>
   <source>Steps/s</source>
   <translation>步/秒</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>停止</translation>
  </message>
  <message>
   <source>Stop ({share})</source>
   <translation>停止（{share}）</translation>
  </message>
  <message>
   <source>Stop after {epochs} epochs that are no better</source>
   <translation>{epochs} 轮没有变好后停止</translation>
  </message>
  <message>
   <source>Stop arranging</source>
   <translation>停止排列</translation>
  </message>
  <message>
   <source>Stop bypassing</source>
   <translation>取消旁路</translation>
  </message>
  <message>
   <source>Stop bypassing {name}</source>
   <translation>取消旁路 {name}</translation>
  </message>
  <message>
   <source>Stop sharing</source>
   <translation>取消共享</translation>
  </message>
  <message>
   <source>Straight</source>
   <translation>直线</translation>
  </message>
  <message>
   <source>Stretches axes of size 1 to the shape of another value, without a copy.</source>
   <translation>把大小为 1 的轴扩展为另一个值的形状，不复制。</translation>
  </message>
  <message>
   <source>Stretches axes of size 1 without a copy.</source>
   <translation>拉伸大小为 1 的轴，不作复制。</translation>
  </message>
  <message>
   <source>Swaps two axes.</source>
   <translation>交换两个轴。</translation>
  </message>
  <message>
   <source>Table</source>
   <translation>表格</translation>
  </message>
  <message>
   <source>Table (CSV)</source>
   <translation>表格（CSV）</translation>
  </message>
  <message>
   <source>Tables (*.csv)</source>
   <translation>表格 (*.csv)</translation>
  </message>
  <message>
   <source>Take 0 for examples whose target is too long for their input, instead of infinity.</source>
   <translation>目标长度超过输入的样本取 0，而不是无穷大。</translation>
  </message>
  <message>
   <source>Take a layer out</source>
   <translation>取出层</translation>
  </message>
  <message>
   <source>Take a snapshot…</source>
   <translation>拍摄快照…</translation>
  </message>
  <message>
   <source>Take a tenth of the learning rate, or find one with the range test.</source>
   <translation>取十分之一的学习率，或用范围测试找一个。</translation>
  </message>
  <message>
   <source>Take away the wire to {port}</source>
   <translation>移除到 {port} 的连线</translation>
  </message>
  <message>
   <source>Take away what is wired to {ports}</source>
   <translation>取下连到 {ports} 的连线</translation>
  </message>
  <message>
   <source>Take away {argument}</source>
   <translation>去掉 {argument}</translation>
  </message>
  <message>
   <source>Take away {keys}</source>
   <translation>去掉 {keys}</translation>
  </message>
  <message>
   <source>Take away {param}</source>
   <translation>去掉 {param}</translation>
  </message>
  <message>
   <source>Take back a change</source>
   <translation>撤回一处更改</translation>
  </message>
  <message>
   <source>Take back: {what}</source>
   <translation>撤回：{what}</translation>
  </message>
  <message>
   <source>Take batches of {count}</source>
   <translation>采用 {count} 的批次</translation>
  </message>
  <message>
   <source>Take it away</source>
   <translation>去掉它</translation>
  </message>
  <message>
   <source>Take it in (Ctrl+Enter)</source>
   <translation>采用更改（Ctrl+Enter）</translation>
  </message>
  <message>
   <source>Take larger batches, of which fewer are put together, or smaller examples.</source>
   <translation>使用更大的批次（需要组装的批次更少），或更小的样本。</translation>
  </message>
  <message>
   <source>Take larger batches, or normalise each example by itself: LayerNorm, GroupNorm.</source>
   <translation>取更大的批，或对每个样本单独归一化：LayerNorm、GroupNorm。</translation>
  </message>
  <message>
   <source>Take out the branch of {count} layers</source>
   <translation>取出这条 {count} 层的分支</translation>
  </message>
  <message>
   <source>Take out the parametrization of the {weight}</source>
   <translation>去掉 {weight} 的参数化</translation>
  </message>
  <message>
   <source>Take out what is said of the weights of {name}</source>
   <translation>去掉对 {name} 的权重的说明</translation>
  </message>
  <message>
   <source>Take out what is said of {weight}</source>
   <translation>去掉对 {weight} 的说明</translation>
  </message>
  <message>
   <source>Take out {count} layers</source>
   <translation>取出 {count} 个层</translation>
  </message>
  <message>
   <source>Take out {name}</source>
   <translation>取出 {name}</translation>
  </message>
  <message>
   <source>Take out, mending the wires</source>
   <translation>取出并接好连线</translation>
  </message>
  <message>
   <source>Take pictures off cards</source>
   <translation>不在卡片上显示图像</translation>
  </message>
  <message>
   <source>Take smaller steps, or clip the gradients; look for values without bounds.</source>
   <translation>减小步长，或裁剪梯度；检查有无无界的值。</translation>
  </message>
  <message>
   <source>Take ten times the learning rate, or find one with the range test.</source>
   <translation>取十倍的学习率，或用范围测试找一个。</translation>
  </message>
  <message>
   <source>Take the distance from the positive to the negative where that is smaller than from the anchor.</source>
   <translation>如果正例到负例的距离小于锚点到负例的距离，则取前者。</translation>
  </message>
  <message>
   <source>Take the parametrization off the {weight} of {name}</source>
   <translation>从 {name} 的 {weight} 上去掉参数化</translation>
  </message>
  <message>
   <source>Take this back</source>
   <translation>撤回此项</translation>
  </message>
  <message>
   <source>Take this difference back</source>
   <translation>撤回此差异</translation>
  </message>
  <message>
   <source>Take this graph out; the settings say what they can of it. It can be undone.</source>
   <translation>移除这张图;设置会尽其所能表达它。可以撤销。</translation>
  </message>
  <message>
   <source>Taken away from the number of values one divides by: 1 estimates from a sample, 0 counts all there is, as normalisation layers do.</source>
   <translation>从用作除数的值的个数中减去的数：1 表示由样本估计，0 表示所有值即为全体，如归一化层那样。</translation>
  </message>
  <message>
   <source>Taken away from: {titles}.</source>
   <translation>已从以下操作去掉：{titles}。</translation>
  </message>
  <message>
   <source>Taken out, and the wires are mended.</source>
   <translation>已取出，连线已接好。</translation>
  </message>
  <message>
   <source>Taken out. {count} wires cannot be mended: nothing fits.</source>
   <translation>已取出。有 {count} 条连线无法接好：没有合适的端口。</translation>
  </message>
  <message>
   <source>Takes a value apart into equal pieces along an axis.</source>
   <translation>沿一个轴将值分成相等的几段。</translation>
  </message>
  <message>
   <source>Takes a value apart into one value for each place along an axis, without that axis.</source>
   <translation>沿一个轴将值按位置逐一拆开，并去掉该轴。</translation>
  </message>
  <message>
   <source>Takes a value apart into pieces of given sizes along an axis.</source>
   <translation>沿一个轴将值分成给定大小的几段。</translation>
  </message>
  <message>
   <source>Takes another value, or a number, away from the first.</source>
   <translation>从第一个值中减去另一个值或一个数。</translation>
  </message>
  <message>
   <source>Takes each number from one of two values, as a mask says.</source>
   <translation>按掩码从两个值之一取每个数。</translation>
  </message>
  <message>
   <source>Takes means over as large neighbourhoods as a given output size needs.</source>
   <translation>按给定的输出大小所需的邻域大小取平均值。</translation>
  </message>
  <message>
   <source>Takes some steps of this training under several settings: threads, channels last, precision. The batch is left alone, and nothing of it is kept.</source>
   <translation>在几种设置下走此训练的若干步:线程数、通道在后、精度。批大小保持不变,结果什么也不保留。</translation>
  </message>
  <message>
   <source>Takes the colours of some images away while the model trains.</source>
   <translation>训练时去掉部分图像的颜色。</translation>
  </message>
  <message>
   <source>Takes the diagonal out of matrices.</source>
   <translation>取出矩阵的对角线。</translation>
  </message>
  <message>
   <source>Takes the length (p-norm) of every neighbourhood: between a sum and the largest.</source>
   <translation>取每个邻域的长度（p 范数）：介于总和与最大值之间。</translation>
  </message>
  <message>
   <source>Takes the mean of every small neighbourhood.</source>
   <translation>取每个小邻域的平均值。</translation>
  </message>
  <message>
   <source>Tell also what only stands elsewhere</source>
   <translation>也列出仅仅位置不同的</translation>
  </message>
  <message>
   <source>Tell me again</source>
   <translation>重新提示我</translation>
  </message>
  <message>
   <source>Tell me of this again</source>
   <translation>再次提醒我</translation>
  </message>
  <message>
   <source>Tell of the batch and device that the project trains with</source>
   <translation>显示项目训练所用的批次和设备</translation>
  </message>
  <message>
   <source>Tells each step its place by adding a learned vector.</source>
   <translation>加上可学习的向量，使每个时间步得知自己的位置。</translation>
  </message>
  <message>
   <source>Tells each step its place by adding sines and cosines; nothing is learned.</source>
   <translation>加上正弦和余弦，使每个时间步得知自己的位置；不学习任何参数。</translation>
  </message>
  <message>
   <source>Tells queries and keys their places by turning pairs of features.</source>
   <translation>旋转成对的特征，使查询和键得知自己的位置。</translation>
  </message>
  <message>
   <source>Test learning rates</source>
   <translation>测试学习率</translation>
  </message>
  <message>
   <source>Test learning rates…</source>
   <translation>测试学习率……</translation>
  </message>
  <message>
   <source>Test on a single batch</source>
   <translation>用单独一个批测试</translation>
  </message>
  <message>
   <source>Test on a single batch…</source>
   <translation>用单独一个批测试……</translation>
  </message>
  <message>
   <source>Text</source>
   <translation>文本</translation>
  </message>
  <message>
   <source>Text files</source>
   <translation>文本文件</translation>
  </message>
  <message>
   <source>Text of the note, in Markdown</source>
   <translation>便签文本，Markdown 格式</translation>
  </message>
  <message>
   <source>Texts</source>
   <translation>文本</translation>
  </message>
  <message>
   <source>Texts of your own in UTF-8: characters, and for each the one that is next.</source>
   <translation>您自己的 UTF-8 文本:字符,以及每个字符的下一个。</translation>
  </message>
  <message>
   <source>That cannot be written into its folder: {reason}.</source>
   <translation>无法写入其文件夹:{reason}。</translation>
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
   <source>The Python of {name} failed. {why}</source>
   <translation>{name} 的 Python 代码运行失败。{why}</translation>
  </message>
  <message>
   <source>The Python of {name} has {found} characters; {most} are the most.</source>
   <translation>{name} 的 Python 代码有 {found} 个字符；最多允许 {most} 个。</translation>
  </message>
  <message>
   <source>The Python of {name} is no layer. {why}</source>
   <translation>{name} 的 Python 代码不是层。{why}</translation>
  </message>
  <message>
   <source>The Python of {name} is not in this project.</source>
   <translation>{name} 的 Python 代码不在此项目中。</translation>
  </message>
  <message>
   <source>The Python {name}</source>
   <translation>Python {name}</translation>
  </message>
  <message>
   <source>The Python {old} is called {new} now</source>
   <translation>Python {old} 现在叫 {new}</translation>
  </message>
  <message>
   <source>The Transformer</source>
   <translation>Transformer</translation>
  </message>
  <message>
   <source>The activation that follows, for which the spread is right.</source>
   <translation>其后的激活函数,分布的宽度对它合适。</translation>
  </message>
  <message>
   <source>The angle, in radians, of the point whose height is the first value.</source>
   <translation>以第一个值为纵坐标的点的角度，以弧度表示。</translation>
  </message>
  <message>
   <source>The angle, in radians, whose tangent is the value.</source>
   <translation>正切等于该值的角度，以弧度表示。</translation>
  </message>
  <message>
   <source>The animation could not be written to {path}: {reason}.</source>
   <translation>动画无法写入 {path}：{reason}。</translation>
  </message>
  <message>
   <source>The answers of this model cannot be held against its data one by one: no loss of the run compares what the model gives with a field of the data. A training with a loss such as CrossEntropyLoss or MSELoss does.</source>
   <translation>此模型的答案无法逐个与数据对照：运行中没有损失将模型的输出与数据的某个字段相比较。使用 CrossEntropyLoss 或 MSELoss 等损失的训练才有。</translation>
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
   <source>The average along one axis or several.</source>
   <translation>沿一个或多个轴的平均值。</translation>
  </message>
  <message>
   <source>The axes behind the arrow.</source>
   <translation>箭头之后的各轴。</translation>
  </message>
  <message>
   <source>The axes to turn round, such as -1, for left and right. PyTorch has no default; we start at -1.</source>
   <translation>要翻转的轴，例如 -1 表示左右翻转。PyTorch 没有默认值；这里从 -1 开始。</translation>
  </message>
  <message>
   <source>The axis along which each part has a length of its own; none: one for all.</source>
   <translation>各部分沿此轴有各自的长度;none:全体一个。</translation>
  </message>
  <message>
   <source>The axis along which entries are repeated. PyTorch flattens where none is given; we start at 1.</source>
   <translation>沿哪个轴重复各项。未给出时 PyTorch 会展平；这里从 1 开始。</translation>
  </message>
  <message>
   <source>The axis along which numbers are picked. PyTorch has no default; we start at 1.</source>
   <translation>沿哪个轴选取数。PyTorch 没有默认值；这里从 1 开始。</translation>
  </message>
  <message>
   <source>The axis along which places are counted. PyTorch has no default; we start at 1.</source>
   <translation>沿哪个轴计位置。PyTorch 没有默认值；这里从 1 开始。</translation>
  </message>
  <message>
   <source>The axis along which places are hidden, counted from the batch, 0: the one with the features hides features.</source>
   <translation>沿此轴遮去位置,从批算起为 0:特征所在的轴则遮去特征。</translation>
  </message>
  <message>
   <source>The axis along which the values are put side by side: 1 is the channels of images and the features of vectors. PyTorch starts at 0, which would mix up the batch; we start at 1.</source>
   <translation>沿哪个轴并排放置：1 是图像的通道、向量的特征。PyTorch 从 0 开始，这会混淆批；这里从 1 开始。</translation>
  </message>
  <message>
   <source>The axis along which the vectors lie, which is used up: 1 is the features of N × features, -1 the last.</source>
   <translation>向量所在的轴，该轴会被消去：1 是 N × 特征中的特征，-1 是最后一轴。</translation>
  </message>
  <message>
   <source>The axis dim as many times as long.</source>
   <translation>dim 轴的长度变为若干倍。</translation>
  </message>
  <message>
   <source>The axis of the columns. PyTorch starts at 1; we start at -1.</source>
   <translation>列所在的轴。PyTorch 从 1 开始；这里从 -1 开始。</translation>
  </message>
  <message>
   <source>The axis of the rows. PyTorch starts at 0, the batch; we start at -2.</source>
   <translation>行所在的轴。PyTorch 从 0 开始，即批；这里从 -2 开始。</translation>
  </message>
  <message>
   <source>The axis of the steps, counted from the batch, 0.</source>
   <translation>各步所在的轴,从批算起为 0。</translation>
  </message>
  <message>
   <source>The axis of the vectors: 1 is the features, -1 the last.</source>
   <translation>向量所在的轴：1 是特征，-1 是最后一轴。</translation>
  </message>
  <message>
   <source>The axis of what goes out; none: as the kind of layer has it.</source>
   <translation>输出所在的轴;none:由层的种类决定。</translation>
  </message>
  <message>
   <source>The axis that is halved, of even size: -1 is the last, 1 the channels of an image.</source>
   <translation>要减半的轴，大小须为偶数：-1 是最后一轴，1 是图像的通道。</translation>
  </message>
  <message>
   <source>The axis to cut. PyTorch has no default; we start at -1.</source>
   <translation>要切分的轴。PyTorch 没有默认值；这里从 -1 开始。</translation>
  </message>
  <message>
   <source>The axis to drop, or several. PyTorch drops all axes of size 1 where none is given, the batch of one too; we start at -1.</source>
   <translation>要去掉的一个或多个轴。未给出时 PyTorch 会去掉所有大小为 1 的轴，大小为 1 的批也不例外；这里从 -1 开始。</translation>
  </message>
  <message>
   <source>The axis to go along: -1 is the last, 1 the steps of a sequence. PyTorch has no default; we start at -1.</source>
   <translation>沿哪个轴进行：-1 是最后一轴，1 是序列的时间步。PyTorch 没有默认值；这里从 -1 开始。</translation>
  </message>
  <message>
   <source>The axis to go along: -1 is the last.</source>
   <translation>沿哪个轴进行：-1 是最后一轴。</translation>
  </message>
  <message>
   <source>The axis to look along: -1 is the last.</source>
   <translation>沿哪个轴查找：-1 是最后一轴。</translation>
  </message>
  <message>
   <source>The axis to move, or several. PyTorch has no default; we start at 1, the channels.</source>
   <translation>要移动的一个或多个轴。PyTorch 没有默认值；这里从 1 开始，即通道。</translation>
  </message>
  <message>
   <source>The axis to reduce, or several: -1 is the last, 2, 3 the pixels of images. PyTorch takes all axes, the batch with them, where none is given; we start at -1.</source>
   <translation>要归约的一个或多个轴：-1 是最后一轴，2, 3 是图像的像素。未给出时 PyTorch 取所有轴，包括批；这里从 -1 开始。</translation>
  </message>
  <message>
   <source>The axis to reduce, or several: -1 is the last. PyTorch has no default; we start at -1.</source>
   <translation>要归约的一个或多个轴：-1 是最后一轴。PyTorch 没有默认值；这里从 -1 开始。</translation>
  </message>
  <message>
   <source>The axis to reduce: -1 is the last. PyTorch takes all axes together, the batch with them, where none is given; we start at -1.</source>
   <translation>要归约的轴：-1 是最后一轴。未给出时 PyTorch 将所有轴合在一起，包括批；这里从 -1 开始。</translation>
  </message>
  <message>
   <source>The axis to shift along, or as many as shifts. PyTorch flattens where none is given; we start at -1.</source>
   <translation>沿哪个轴移动，或与 shifts 个数相同的多个轴。未给出时 PyTorch 会展平；这里从 -1 开始。</translation>
  </message>
  <message>
   <source>The axis to sort along: -1 is the last.</source>
   <translation>沿哪个轴排序：-1 是最后一轴。</translation>
  </message>
  <message>
   <source>The axis to take apart: 1 is the channels of images, -1 the last. PyTorch starts at 0, the batch; we start at 1.</source>
   <translation>要拆分的轴：1 是图像的通道，-1 是最后一轴。PyTorch 从 0 开始，即批；这里从 1 开始。</translation>
  </message>
  <message>
   <source>The axis whose places are counted: 1 is the steps.</source>
   <translation>对哪个轴的位置计数：1 是时间步。</translation>
  </message>
  <message>
   <source>The axis whose values share the probability: -1 is the last, 1 the classes of a classifier. PyTorch guesses where it is not given, with a warning; we start at -1.</source>
   <translation>哪个轴上的值共享概率：-1 是最后一轴，1 是分类器的类别。未给出时 PyTorch 会自行猜测并发出警告；这里从 -1 开始。</translation>
  </message>
  <message>
   <source>The batch first, and the steps along another axis: N × steps × features.</source>
   <translation>批在最前,各步沿另一个轴:N × 步 × 特征。</translation>
  </message>
  <message>
   <source>The batch that memory is told for</source>
   <translation>显示内存所按的批次</translation>
  </message>
  <message>
   <source>The bias of {name} does nothing: {norm} takes the mean of each channel away again.</source>
   <translation>{name} 的偏置不起作用：{norm} 又把每个通道的均值减掉了。</translation>
  </message>
  <message>
   <source>The block returns nothing. Add an Output.</source>
   <translation>块没有返回值。请添加 Output。</translation>
  </message>
  <message>
   <source>The block {name}</source>
   <translation>块 {name}</translation>
  </message>
  <message>
   <source>The block {name} in your library is this one now.</source>
   <translation>你的块库中的块 {name} 现在是这一个。</translation>
  </message>
  <message>
   <source>The block {name} is in your library: the palette offers it in every project.</source>
   <translation>块 {name} 已在你的块库中：面板会在每个项目中提供它。</translation>
  </message>
  <message>
   <source>The block {name} is not in this project.</source>
   <translation>块 {name} 不在此项目中。</translation>
  </message>
  <message>
   <source>The block {name} of your library cannot be read: {reason}</source>
   <translation>无法读取您的库中的块 {name}：{reason}</translation>
  </message>
  <message>
   <source>The block {old} is called {new} now</source>
   <translation>块 {old} 现在叫 {new}</translation>
  </message>
  <message>
   <source>The calls of {name} cannot share their weights: {setting} of {layer} would be {one} in the first and {two} in another.</source>
   <translation>{name} 的各次调用无法共享权重：{layer} 的 {setting} 在第一次调用中为 {one}，在另一次中为 {two}。</translation>
  </message>
  <message>
   <source>The canvas is drawn so when the program is next started.</source>
   <translation>下次启动程序时，画布将这样绘制。</translation>
  </message>
  <message>
   <source>The canvas is empty. {keys} searches for a layer.</source>
   <translation>画布是空的。{keys} 搜索层。</translation>
  </message>
  <message>
   <source>The canvas will be drawn with OpenGL from the next start on, which takes {opengl} ms a frame here instead of {raster}.</source>
   <translation>从下次启动起，画布将用 OpenGL 绘制，在这里每帧 {opengl} 毫秒，而不是 {raster} 毫秒。</translation>
  </message>
  <message>
   <source>The chance that a sequence loses steps.</source>
   <translation>序列失去若干步的概率。</translation>
  </message>
  <message>
   <source>The chance that a sequence moves.</source>
   <translation>序列移动的概率。</translation>
  </message>
  <message>
   <source>The chance that a weight is dropped while the model trains; never in eval.</source>
   <translation>模型训练时丢弃某个权重的概率；eval 时从不丢弃。</translation>
  </message>
  <message>
   <source>The chance that an example is mixed.</source>
   <translation>样本被混合的概率。</translation>
  </message>
  <message>
   <source>The chance that an example loses the branch.</source>
   <translation>样本失去该分支的概率。</translation>
  </message>
  <message>
   <source>The chance that an image has a part of another pasted in.</source>
   <translation>图像被贴入另一图像一部分的概率。</translation>
  </message>
  <message>
   <source>The chance that an image is blurred.</source>
   <translation>图像被模糊的概率。</translation>
  </message>
  <message>
   <source>The chance that an image is changed.</source>
   <translation>图像被改变的概率。</translation>
  </message>
  <message>
   <source>The chance that an image is cut.</source>
   <translation>图像被裁剪的概率。</translation>
  </message>
  <message>
   <source>The chance that an image is mirrored.</source>
   <translation>图像被左右翻转的概率。</translation>
  </message>
  <message>
   <source>The chance that an image is turned upside down.</source>
   <translation>图像被上下翻转的概率。</translation>
  </message>
  <message>
   <source>The chance that an image is turned.</source>
   <translation>图像被旋转的概率。</translation>
  </message>
  <message>
   <source>The chance that an image loses a part.</source>
   <translation>图像失去一部分的概率。</translation>
  </message>
  <message>
   <source>The chance that an image loses its colours.</source>
   <translation>图像失去颜色的概率。</translation>
  </message>
  <message>
   <source>The change is made, but the run's journal cannot be written: {reason}.</source>
   <translation>改变已生效,但无法写入运行的日志:{reason}。</translation>
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
   <source>The class of each: N indices of type int64.</source>
   <translation>每个的类别:N 个 int64 索引。</translation>
  </message>
  <message>
   <source>The class that stands for nothing, between the symbols.</source>
   <translation>表示“无”的类别，位于各符号之间。</translation>
  </message>
  <message>
   <source>The class {usual} of {field} has {most} examples and {rare} has {fewest}, so that a model does well by hardly ever foreseeing the rare one. Weights let rare classes count more.</source>
   <translation>{field} 的类别 {usual} 有 {most} 个样本,{rare} 只有 {fewest} 个,所以模型几乎从不预测稀少的类别也能得分不错。权重可让稀少的类别分量更大。</translation>
  </message>
  <message>
   <source>The clipboard</source>
   <translation>剪贴板</translation>
  </message>
  <message>
   <source>The clipboard holds no picture, no numbers and no text. Copy one of them first.</source>
   <translation>剪贴板中没有图片、数值或文本。请先复制其中一种。</translation>
  </message>
  <message>
   <source>The column to predict: its name, or its number from 1 where the file has no header. Empty: the last.</source>
   <translation>要预测的列：列名，或在文件没有表头时用从 1 开始的列号。留空：最后一列。</translation>
  </message>
  <message>
   <source>The columns of the input {name} differ in size: one spreads {times} times as far as another, so that the small ones are hardly heard.</source>
   <translation>输入 {name} 的各列大小不一：一列的散布是另一列的 {times} 倍，因此小的几乎不起作用。</translation>
  </message>
  <message>
   <source>The columns to predict it from, separated by commas. Empty: all but the target.</source>
   <translation>用于预测的列，以逗号分隔。留空：除目标外的所有列。</translation>
  </message>
  <message>
   <source>The computer may stop answering, or end the program.</source>
   <translation>计算机可能停止响应，或终止程序。</translation>
  </message>
  <message>
   <source>The condition under which the weight is kept.</source>
   <translation>权重所保持的条件。</translation>
  </message>
  <message>
   <source>The copy of layers on the clipboard is damaged. At line {line}, column {column}: {why}. Copy the layers again, all of the text.</source>
   <translation>剪贴板上的层副本已损坏。第 {line} 行第 {column} 列：{why}。请重新复制这些层的全部文本。</translation>
  </message>
  <message>
   <source>The copy of layers on the clipboard is damaged. At {path}: {why} Copy the layers again.</source>
   <translation>剪贴板上的层副本已损坏。在 {path}：{why} 请重新复制这些层。</translation>
  </message>
  <message>
   <source>The correlation of answers and truth.</source>
   <translation>答案与真值的相关。</translation>
  </message>
  <message>
   <source>The cosine of each value in radians.</source>
   <translation>每个值（弧度）的余弦。</translation>
  </message>
  <message>
   <source>The counts at which it does so, in order.</source>
   <translation>做此事的计数,按顺序。</translation>
  </message>
  <message>
   <source>The critic measures a distance; its slope is held near 1; five times a step.</source>
   <translation>评论者衡量距离;其斜率保持在 1 附近;每步五次。</translation>
  </message>
  <message>
   <source>The data</source>
   <translation>数据</translation>
  </message>
  <message>
   <source>The data cannot be read: {kind}: {reason}</source>
   <translation>无法读取数据：{kind}：{reason}</translation>
  </message>
  <message>
   <source>The data holds the training up: {share} of each step goes into picking {examples} examples and bringing them into order. Smaller examples or numbers of fewer bytes would help.</source>
   <translation>数据拖慢了训练：每一步有 {share} 用于挑选 {examples} 个样本并整理好。更小的样本或字节更少的数值会有帮助。</translation>
  </message>
  <message>
   <source>The data is the bottleneck</source>
   <translation>数据是瓶颈</translation>
  </message>
  <message>
   <source>The data is the bottleneck: {share} of the time goes into putting batches together, not into learning.</source>
   <translation>数据是瓶颈：{share} 的时间用于组合批，而不是学习。</translation>
  </message>
  <message>
   <source>The data of the source {title} do not fit into memory. Use fewer or smaller examples.</source>
   <translation>来源“{title}”的数据无法放入内存。请使用更少或更小的样本。</translation>
  </message>
  <message>
   <source>The device that memory is told for</source>
   <translation>显示内存所按的设备</translation>
  </message>
  <message>
   <source>The differences are shown as what happened from the earlier to the later.</source>
   <translation>差异以从较早版本到较晚版本的变化来显示。</translation>
  </message>
  <message>
   <source>The distance between each vector and its partner, along the last axis.</source>
   <translation>每个向量与其对应向量之间的距离，沿最后一轴。</translation>
  </message>
  <message>
   <source>The distances of all vectors of one set from all vectors of another.</source>
   <translation>一组中所有向量到另一组中所有向量的距离。</translation>
  </message>
  <message>
   <source>The doctor no longer looks at layers: {kind}: {reason}</source>
   <translation>医生不再查看各层：{kind}：{reason}</translation>
  </message>
  <message>
   <source>The doctor's first round comes in a moment</source>
   <translation>医生的第一轮检查马上就来</translation>
  </message>
  <message>
   <source>The dropout of {name} does nothing: it drops between layers of a stack, and num_layers is 1.</source>
   <translation>{name} 的 dropout 不起作用：它在堆叠的层之间丢弃，而 num_layers 为 1。</translation>
  </message>
  <message>
   <source>The equation {equation} does not fit what comes in: {shapes}. It needs a letter for each axis, and the same size wherever a letter stands.</source>
   <translation>等式 {equation} 与输入不符：{shapes}。每个轴需要一个字母，同一字母处大小必须相同。</translation>
  </message>
  <message>
   <source>The error function: an S curve from -1 to 1 made from the bell curve.</source>
   <translation>误差函数：由正态分布得出的从 -1 到 1 的 S 形曲线。</translation>
  </message>
  <message>
   <source>The examples, N first.</source>
   <translation>样本,N 在最前。</translation>
  </message>
  <message>
   <source>The examples, mixed; in eval as they are.</source>
   <translation>混合后的样本;在 eval 中保持原样。</translation>
  </message>
  <message>
   <source>The expected numbers, in any shape.</source>
   <translation>预期的数，形状任意。</translation>
  </message>
  <message>
   <source>The factor of every number; -1 turns all signs.</source>
   <translation>每个数所乘的系数；-1 使所有符号反转。</translation>
  </message>
  <message>
   <source>The factors at the start.</source>
   <translation>系数的初始值。</translation>
  </message>
  <message>
   <source>The features of an example are nearer to its like than to another, by a margin.</source>
   <translation>样本的特征离同类比离异类近,相差一段间隔。</translation>
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
   <source>The file {path} of a run cannot be read: {reason}. Remove it.</source>
   <translation>无法读取运行的文件 {path}：{reason}。请删除它。</translation>
  </message>
  <message>
   <source>The file {path} of a run does not hold a JSON object.</source>
   <translation>运行的文件 {path} 中不是 JSON 对象。</translation>
  </message>
  <message>
   <source>The first : the last learning rate.</source>
   <translation>第一个与最后一个学习率之比。</translation>
  </message>
  <message>
   <source>The first line of "{file}" holds only numbers ({cells}), so it does not name the columns. Set "data.header" to false, or add a line with the names.</source>
   <translation>“{file}”的第一行只有数值（{cells}），因此不是列名。请将“data.header”设为 false，或添加一行列名。</translation>
  </message>
  <message>
   <source>The first number. PyTorch has no default; we start at 0.</source>
   <translation>第一个数。PyTorch 没有默认值；这里从 0 开始。</translation>
  </message>
  <message>
   <source>The first number. PyTorch starts at 0, and so we start at 0.</source>
   <translation>第一个数。PyTorch 从 0 开始，这里也从 0 开始。</translation>
  </message>
  <message>
   <source>The first numbers come with the first step</source>
   <translation>第一步完成后即可看到数值</translation>
  </message>
  <message>
   <source>The first of the two axes. PyTorch has no default; we start at 1.</source>
   <translation>两个轴中的第一个。PyTorch 没有默认值；这里从 1 开始。</translation>
  </message>
  <message>
   <source>The first place; -1 is the last there is. PyTorch has no default; we start at 0.</source>
   <translation>第一个位置；-1 表示末尾的位置。PyTorch 没有默认值；这里从 0 开始。</translation>
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
   <source>The folder of texts, or one text.</source>
   <translation>文本的文件夹,或一个文本。</translation>
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
   <source>The frame {title}</source>
   <translation>框 {title}</translation>
  </message>
  <message>
   <source>The given shape, filled.</source>
   <translation>给定的形状，已填充。</translation>
  </message>
  <message>
   <source>The given shape.</source>
   <translation>给定的形状。</translation>
  </message>
  <message>
   <source>The gradient of what excites the ReLUs; it often shows edges, whatever is asked.</source>
   <translation>激活 ReLU 的部分的梯度；无论问什么，它常常显示边缘。</translation>
  </message>
  <message>
   <source>The gradient of {name} is not a finite number</source>
   <translation>{name} 的梯度不是有限数</translation>
  </message>
  <message>
   <source>The graph is empty. Drag an Input onto the canvas.</source>
   <translation>图为空。请将 Input 拖到画布上。</translation>
  </message>
  <message>
   <source>The graph was changed while it was being arranged, so it was left as it is. Arrange it again.</source>
   <translation>排列期间图被更改，因此保持原样。请重新排列。</translation>
  </message>
  <message>
   <source>The graph {name} is what the project trains: it stays, under this name.</source>
   <translation>图 {name} 是项目所训练的图：它必须保留，且名称不变。</translation>
  </message>
  <message>
   <source>The graph {name} says how the project trains: it keeps its name.</source>
   <translation>图 {name} 说明项目如何训练:它保留其名称。</translation>
  </message>
  <message>
   <source>The greatest angle by which it is slanted, to either side.</source>
   <translation>向两侧倾斜的最大角度。</translation>
  </message>
  <message>
   <source>The greatest angle of the motion, to either side. We start at 35.</source>
   <translation>移动的最大角度,向两侧。我们从 35 开始。</translation>
  </message>
  <message>
   <source>The greatest angle of the turn, to either side.</source>
   <translation>向两侧旋转的最大角度。</translation>
  </message>
  <message>
   <source>The greatest angle, to either side.</source>
   <translation>向两侧的最大角度。</translation>
  </message>
  <message>
   <source>The groups of the convolution.</source>
   <translation>卷积的组。</translation>
  </message>
  <message>
   <source>The groups of {name} say "{word}" of {group}, which is not understood. Write {example}, with parameters of {kind}, or frozen.</source>
   <translation>{name} 的 groups 对 {group} 写了“{word}”,无法理解。请写 {example},用 {kind} 的参数,或 frozen。</translation>
  </message>
  <message>
   <source>The groups of {name} speak of {group}, but it moves no layer of that name that has weights. It moves those of: {known}.</source>
   <translation>{name} 的 groups 提到 {group},但它不移动此名称下有权重的层。它移动的是:{known}。</translation>
  </message>
  <message>
   <source>The guide {path} is not installed.</source>
   <translation>未安装指南 {path}。</translation>
  </message>
  <message>
   <source>The highest value.</source>
   <translation>最大的值。</translation>
  </message>
  <message>
   <source>The history of the run cannot be written: {reason}. Training goes on; the numbers are kept in memory and written when there is room.</source>
   <translation>无法写入运行的历史:{reason}。训练继续;数据保存在内存中,有空间时写入。</translation>
  </message>
  <message>
   <source>The hyperbolic cosine.</source>
   <translation>双曲余弦。</translation>
  </message>
  <message>
   <source>The hyperbolic sine.</source>
   <translation>双曲正弦。</translation>
  </message>
  <message>
   <source>The id {id} belongs to another piece already.</source>
   <translation>id {id} 已属于另一件东西。</translation>
  </message>
  <message>
   <source>The id {id} belongs to the layer {name} already. Use {free}.</source>
   <translation>id {id} 已属于层 {name}。请使用 {free}。</translation>
  </message>
  <message>
   <source>The identity of a convolution: as many channels as can be go out unchanged.</source>
   <translation>卷积的恒等:尽可能多的通道原样输出。</translation>
  </message>
  <message>
   <source>The identity: what comes in goes out unchanged.</source>
   <translation>恒等:进来的原样出去。</translation>
  </message>
  <message>
   <source>The index "{text}" has more than one "...".</source>
   <translation>索引“{text}”中有不止一个“...”。</translation>
  </message>
  <message>
   <source>The index is {found} characters long; {most} are the most.</source>
   <translation>索引长 {found} 个字符；最多允许 {most} 个。</translation>
  </message>
  <message>
   <source>The input itself.</source>
   <translation>输入本身。</translation>
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
   <source>The input {name} is not scaled: its numbers go from {low} to {high}. Layers learn well from numbers of about -1 to 1.</source>
   <translation>输入 {name} 未缩放：其数值从 {low} 到 {high}。各层对约 -1 到 1 的数值学得好。</translation>
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
   <source>The input's shape with as many features as the weight has rows.</source>
   <translation>输入的形状，特征数为权重的行数。</translation>
  </message>
  <message>
   <source>The input's shape with embedding_dim as a new last axis.</source>
   <translation>输入的形状，末尾加上 embedding_dim 作为新的轴。</translation>
  </message>
  <message>
   <source>The input's shape with the features as a new last axis.</source>
   <translation>输入的形状，特征成为新的最后一个轴。</translation>
  </message>
  <message>
   <source>The input, its two axes swapped at odd k.</source>
   <translation>输入；k 为奇数时两个轴互换。</translation>
  </message>
  <message>
   <source>The input, longer by what is added.</source>
   <translation>输入，加上所添加部分的长度。</translation>
  </message>
  <message>
   <source>The k largest numbers along an axis, and their places.</source>
   <translation>沿一个轴最大的 k 个数及其位置。</translation>
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
   <source>The kind {kind} is not installed, so it cannot run. {package} brings it: pip install {name}</source>
   <translation>类型 {kind} 未安装，因此无法运行。它由 {package} 提供：pip install {name}</translation>
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
   <source>The larger of two values, number by number.</source>
   <translation>两个值中的较大者，逐个数比较。</translation>
  </message>
  <message>
   <source>The largest class has 5 times as many examples to learn from as the smallest.</source>
   <translation>最大的类别可学的样本是最小类别的 5 倍。</translation>
  </message>
  <message>
   <source>The largest learning rate.</source>
   <translation>最大的学习率。</translation>
  </message>
  <message>
   <source>The largest number along an axis, and its place.</source>
   <translation>沿一个轴的最大数及其位置。</translation>
  </message>
  <message>
   <source>The largest number along one axis or several.</source>
   <translation>沿一个或多个轴的最大数。</translation>
  </message>
  <message>
   <source>The largest slope, at least lower. After training all get the middle of both.</source>
   <translation>最大的斜率，不小于 lower。训练之后都取两者的中间值。</translation>
  </message>
  <message>
   <source>The largest that any number of a gradient may be.</source>
   <translation>梯度中任一数的最大值。</translation>
  </message>
  <message>
   <source>The largest value minus the smallest.</source>
   <translation>最大值减最小值。</translation>
  </message>
  <message>
   <source>The largest value that is given; above min_val.</source>
   <translation>能给出的最大值；大于 min_val。</translation>
  </message>
  <message>
   <source>The largest {count} of {total}, by a randomised method: {share} of the squares. Effective rank of these {rank}</source>
   <translation>共 {total} 个中最大的 {count} 个，用随机化方法：占平方和的 {share}。这些的有效秩为 {rank}</translation>
  </message>
  <message>
   <source>The largest; off gives the smallest.</source>
   <translation>取最大的；关闭时取最小的。</translation>
  </message>
  <message>
   <source>The last number. PyTorch has no default; we start at 1.</source>
   <translation>最后一个数。PyTorch 没有默认值；这里从 1 开始。</translation>
  </message>
  <message>
   <source>The layer could not be made to be looked at: {why}</source>
   <translation>无法建立此层以供查看:{why}</translation>
  </message>
  <message>
   <source>The layer is too large to be drawn only to be looked at.</source>
   <translation>此层太大,不能只为查看而抽取。</translation>
  </message>
  <message>
   <source>The layer that {name} uses again is gone.</source>
   <translation>{name} 再次使用的层已不存在。</translation>
  </message>
  <message>
   <source>The layer. A block opens to show what is inside it.</source>
   <translation>层。块可以展开以显示其内部。</translation>
  </message>
  <message>
   <source>The layers of the model</source>
   <translation>模型的层</translation>
  </message>
  <message>
   <source>The learned numbers.</source>
   <translation>学到的数。</translation>
  </message>
  <message>
   <source>The learning rate is too high</source>
   <translation>学习率太高</translation>
  </message>
  <message>
   <source>The learning rate is too low</source>
   <translation>学习率太低</translation>
  </message>
  <message>
   <source>The learning rate of {name} is not drawn beforehand: the run takes {count} updates, and at most {limit} are gone through.</source>
   <translation>{name} 的学习率不会事先画出：此运行需要 {count} 次更新，而最多只推算 {limit} 次。</translation>
  </message>
  <message>
   <source>The least and the greatest factor of its size.</source>
   <translation>其大小的最小与最大倍数。</translation>
  </message>
  <message>
   <source>The least and the greatest height of the rectangle over its width.</source>
   <translation>矩形高与宽之比的最小与最大值。</translation>
  </message>
  <message>
   <source>The least and the greatest share of the image's area that is kept.</source>
   <translation>保留图像面积的最小与最大份额。</translation>
  </message>
  <message>
   <source>The least and the greatest share of the image's area that is wiped out.</source>
   <translation>抹去图像面积的最小与最大份额。</translation>
  </message>
  <message>
   <source>The least and the greatest share of the pixels.</source>
   <translation>像素的最小与最大份额。</translation>
  </message>
  <message>
   <source>The least and the greatest share of these that become white.</source>
   <translation>其中变白者的最小与最大份额。</translation>
  </message>
  <message>
   <source>The least and the greatest standard deviation of the blur.</source>
   <translation>模糊的最小与最大标准差。</translation>
  </message>
  <message>
   <source>The least and the greatest width of the part over its height.</source>
   <translation>部分的宽与高之比的最小与最大值。</translation>
  </message>
  <message>
   <source>The least change that is made.</source>
   <translation>所作的最小改变。</translation>
  </message>
  <message>
   <source>The least that counts as gain.</source>
   <translation>算作进步的最小值。</translation>
  </message>
  <message>
   <source>The least that is divided by.</source>
   <translation>除数的最小值。</translation>
  </message>
  <message>
   <source>The length of vectors along one axis or several.</source>
   <translation>沿一个或多个轴的向量长度。</translation>
  </message>
  <message>
   <source>The line of the code that the cursor is in speaks of no layer.</source>
   <translation>光标所在的代码行与任何层都无关。</translation>
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
   <source>The logarithm of 1 plus each value, exact for values near 0 too.</source>
   <translation>1 加上每个值之后的对数，值接近 0 时也精确。</translation>
  </message>
  <message>
   <source>The logarithm of Sigmoid, computed in a stable way.</source>
   <translation>Sigmoid 的对数，以数值稳定的方式计算。</translation>
  </message>
  <message>
   <source>The logarithm of Softmax, computed in a stable way.</source>
   <translation>Softmax 的对数，以数值稳定的方式计算。</translation>
  </message>
  <message>
   <source>The logarithm of the expected counts, in any shape; see log_input.</source>
   <translation>预期计数的对数，形状任意；参见 log_input。</translation>
  </message>
  <message>
   <source>The logarithm of the probability of each right class: N numbers.</source>
   <translation>每个正确类别的概率的对数：N 个数。</translation>
  </message>
  <message>
   <source>The logarithm of the sum of exponentials: a smooth maximum.</source>
   <translation>指数之和的对数：平滑的最大值。</translation>
  </message>
  <message>
   <source>The logarithm to the base 10.</source>
   <translation>以 10 为底的对数。</translation>
  </message>
  <message>
   <source>The logarithm to the base 2.</source>
   <translation>以 2 为底的对数。</translation>
  </message>
  <message>
   <source>The logarithms of the variances, in the same shape.</source>
   <translation>方差的对数，形状相同。</translation>
  </message>
  <message>
   <source>The longest sequence there may be.</source>
   <translation>序列可能的最大长度。</translation>
  </message>
  <message>
   <source>The longest that all gradients together may be; longer ones are shortened.</source>
   <translation>全部梯度合起来的最大长度;更长的被缩短。</translation>
  </message>
  <message>
   <source>The longest that an update may be, on average.</source>
   <translation>更新平均的最大长度。</translation>
  </message>
  <message>
   <source>The longest that the weights of one output may be after a step; longer ones are shortened.</source>
   <translation>一步之后一个输出的权重的最大长度;更长的被缩短。</translation>
  </message>
  <message>
   <source>The loss does not move</source>
   <translation>损失不动</translation>
  </message>
  <message>
   <source>The loss falls at no learning rate, so none is better than another: something else keeps the model from learning. Test it on a single batch.</source>
   <translation>没有哪个学习率使损失下降，因此无所谓哪个更好：有别的东西妨碍模型学习。请用单独一个批测试它。</translation>
  </message>
  <message>
   <source>The loss falls fastest at a learning rate of about {suggested}; the project has {usual}.</source>
   <translation>学习率约为 {suggested} 时损失下降最快；项目中为 {usual}。</translation>
  </message>
  <message>
   <source>The loss is no number</source>
   <translation>损失不是数</translation>
  </message>
  <message>
   <source>The loss, or a number beside it, became infinite or NaN.</source>
   <translation>损失或其旁的某个数变为无穷大或 NaN。</translation>
  </message>
  <message>
   <source>The loss: a single number, from 0 to 1.</source>
   <translation>损失:一个数,从 0 到 1。</translation>
  </message>
  <message>
   <source>The loss: a single number, or one for each example with reduction none.</source>
   <translation>损失:一个数;reduction 为 none 时每个样本一个。</translation>
  </message>
  <message>
   <source>The loss: a single number, or one for each value with reduction none.</source>
   <translation>损失：单个数，或在 reduction 为 none 时每个值一个。</translation>
  </message>
  <message>
   <source>The loss: a single number, the mean over the batch.</source>
   <translation>损失:一个数,批上的平均值。</translation>
  </message>
  <message>
   <source>The loss: a single number.</source>
   <translation>损失:一个数。</translation>
  </message>
  <message>
   <source>The lower bound of the learning rate.</source>
   <translation>学习率的下界。</translation>
  </message>
  <message>
   <source>The lower bound of the momentum.</source>
   <translation>动量的下界。</translation>
  </message>
  <message>
   <source>The lowest value.</source>
   <translation>最小的值。</translation>
  </message>
  <message>
   <source>The maps of {node} have the shape {maps}, which cannot be laid over an input of the shape {shape}. Choose a convolution whose maps have as many axes.</source>
   <translation>{node} 的特征图形状为 {maps}，无法覆盖到形状为 {shape} 的输入上。请选择特征图轴数相同的卷积。</translation>
  </message>
  <message>
   <source>The mean of a handful of examples is mostly chance; after training a running mean is used, which is another thing.</source>
   <translation>少数几个样本的均值大多是偶然；训练之后使用的是滑动均值，二者并不相同。</translation>
  </message>
  <message>
   <source>The mean of all, with the sign turned: a single number.</source>
   <translation>全部的平均值取负：单个数。</translation>
  </message>
  <message>
   <source>The mean of the absolute differences: outliers count no more than they must.</source>
   <translation>绝对差的平均值：离群值的影响不会过大。</translation>
  </message>
  <message>
   <source>The mean of the squared differences: large mistakes count most.</source>
   <translation>平方差的平均值：大的误差影响最大。</translation>
  </message>
  <message>
   <source>The mean of the values.</source>
   <translation>值的平均。</translation>
  </message>
  <message>
   <source>The mean over all classes of how badly scores foresaw whether each is right.</source>
   <translation>得分对各类别正确与否的预测误差，在所有类别上取平均。</translation>
  </message>
  <message>
   <source>The mean slope over noisy copies, so that only what lasts is seen.</source>
   <translation>多个加噪副本的平均斜率，只留下持久的部分。</translation>
  </message>
  <message>
   <source>The mean square of how far numbers are off.</source>
   <translation>偏差的平方的平均。</translation>
  </message>
  <message>
   <source>The means, N first.</source>
   <translation>均值,N 在最前。</translation>
  </message>
  <message>
   <source>The means.</source>
   <translation>均值。</translation>
  </message>
  <message>
   <source>The memory after the last step, for every layer and direction.</source>
   <translation>最后一步之后的记忆，每层每个方向各一份。</translation>
  </message>
  <message>
   <source>The memory after this step, N × hidden_size.</source>
   <translation>这一步之后的记忆，N × hidden_size。</translation>
  </message>
  <message>
   <source>The memory before this step, N × hidden_size. Wire it together with h_0; zeros if both are open.</source>
   <translation>这一步之前的记忆，N × hidden_size。请与 h_0 一起连接；两者都不连则为零。</translation>
  </message>
  <message>
   <source>The metric {layer} keeps its settings while training goes on: epochs could not be compared otherwise. Change them and start a new run.</source>
   <translation>训练进行时指标 {layer} 保持其设置:否则各轮无法比较。请更改后开始新的运行。</translation>
  </message>
  <message>
   <source>The middle of the bell curve they are drawn from. PyTorch has no default; we start at 0.</source>
   <translation>抽取初始值所用正态分布的中心。PyTorch 没有默认值；这里从 0 开始。</translation>
  </message>
  <message>
   <source>The mode {mode} is for {axes}; {source} gives {found}.</source>
   <translation>模式 {mode} 用于 {axes}；{source} 给出 {found}。</translation>
  </message>
  <message>
   <source>The model gives a number that shall be near the true one.</source>
   <translation>模型给出一个应接近真值的数。</translation>
  </message>
  <message>
   <source>The model gives a score for each class; the true one shall be the highest.</source>
   <translation>模型给每个类别一个得分;真类别的应最高。</translation>
  </message>
  <message>
   <source>The model gives a score for each label, any number of which may be true.</source>
   <translation>模型给每个标签一个得分,任意多个标签可以为真。</translation>
  </message>
  <message>
   <source>The model gives back what it was given, through a narrow place in it.</source>
   <translation>模型把给它的再给出来,中间经过一处狭窄。</translation>
  </message>
  <message>
   <source>The model gives features: near for two of one class, a margin apart for others.</source>
   <translation>模型给出特征:同类的两个相近,异类的相隔一段间隔。</translation>
  </message>
  <message>
   <source>The model gives scores for each pixel: cross-entropy and Dice together.</source>
   <translation>模型给每个像素得分:交叉熵与 Dice 合用。</translation>
  </message>
  <message>
   <source>The model gives {given} where the data has {right}: there is no axis of classes in it.</source>
   <translation>模型给出 {given}，而数据为 {right}：其中没有类别轴。</translation>
  </message>
  <message>
   <source>The model gives {given} where the data has {right}: they cannot be held against each other one by one.</source>
   <translation>模型给出 {given}，而数据为 {right}：无法逐个对照。</translation>
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
   <source>The model is a small student, which learns what a larger teacher would say.</source>
   <translation>模型是小学生,学习较大的教师会怎么说。</translation>
  </message>
  <message>
   <source>The model is given whole numbers only, and no layer makes one real number or more of each, as an Embedding does. So there is nothing by which its answer could be moved a little.</source>
   <translation>模型只得到整数，且没有层（如 Embedding）把每个整数变成一个或多个实数。因此没有什么能使其答案稍微移动。</translation>
  </message>
  <message>
   <source>The model is the decoder; an encoder gives clouds of codes, not points.</source>
   <translation>模型是解码器;编码器给出的是编码的云团,不是点。</translation>
  </message>
  <message>
   <source>The model is too large to be run only for the pictures in its nodes. They come as soon as it is trained.</source>
   <translation>模型太大，不能只为节点中的图像而运行。训练开始后就会有图像。</translation>
  </message>
  <message>
   <source>The model is too small or too simple for what is to be learnt, or is held back.</source>
   <translation>对于所要学的内容，模型太小或太简单，或受到限制。</translation>
  </message>
  <message>
   <source>The model makes examples of noise; a critic learns to tell them from real ones.</source>
   <translation>模型由噪声造出样本;评论者学习把它们与真实样本区分开。</translation>
  </message>
  <message>
   <source>The model of the run {run} cannot be read any more: it may need plugins or Python of its own that are not there.</source>
   <translation>运行 {run} 的模型已无法读取:它可能需要缺失的插件或自己的 Python。</translation>
  </message>
  <message>
   <source>The model reads tokens and gives scores for the next one at each place.</source>
   <translation>模型读词元,并在每个位置给下一个词元得分。</translation>
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
   <source>The model's answer has the shape {shape}; one answer for each of {count} examples was expected, on its first axis. Permute the answer so that the examples come first.</source>
   <translation>模型答案的形状为 {shape}；期望 {count} 个样本每个一个答案，位于第一个轴。请调换轴，使样本在前。</translation>
  </message>
  <message>
   <source>The moment of step {step} of the run {run} cannot be read: {reason}.</source>
   <translation>无法读取运行 {run} 在第 {step} 步的时刻：{reason}。</translation>
  </message>
  <message>
   <source>The moment of step {step} of the run {run} is of another model than the run began with.</source>
   <translation>运行 {run} 在第 {step} 步的时刻属于与运行开始时不同的模型。</translation>
  </message>
  <message>
   <source>The momentum of {value} does nothing: {optimizer} has a momentum of its own. It counts for SGD.</source>
   <translation>{value} 的动量不起作用：{optimizer} 有自己的动量。它只对 SGD 有意义。</translation>
  </message>
  <message>
   <source>The most iterations in a step.</source>
   <translation>一步中最多的迭代次数。</translation>
  </message>
  <message>
   <source>The most looks at the loss.</source>
   <translation>最多计算损失的次数。</translation>
  </message>
  <message>
   <source>The most steps it moves, either way.</source>
   <translation>向任一方向最多移动的步数。</translation>
  </message>
  <message>
   <source>The most steps that are hidden.</source>
   <translation>最多遮去的步数。</translation>
  </message>
  <message>
   <source>The natural logarithm; below 0 there is none, which gives NaN.</source>
   <translation>自然对数；小于 0 时没有对数，得到 NaN。</translation>
  </message>
  <message>
   <source>The nearest whole number; it lets no gradient through.</source>
   <translation>最接近的整数；不让梯度通过。</translation>
  </message>
  <message>
   <source>The new shape. -1 leaves an axis as it is; N stands for the input's batch size (axis 0). PyTorch has no default; we start at -1, 4, -1.</source>
   <translation>新的形状。-1 使该轴保持不变；N 表示输入的批大小（第 0 轴）。PyTorch 没有默认值；这里从 -1, 4, -1 开始。</translation>
  </message>
  <message>
   <source>The new shape. N stands for the input's batch size (axis 0); one axis may be -1: whatever is left over. PyTorch has no default; we start at N, -1.</source>
   <translation>新的形状。N 表示输入的批大小（第 0 轴）；其中一个轴可以为 -1：取剩余的全部。PyTorch 没有默认值；这里从 N, -1 开始。</translation>
  </message>
  <message>
   <source>The new size, one number or one for each axis; leave scale_factor at none then.</source>
   <translation>新的大小，用一个数表示，或每个轴一个；此时 scale_factor 应保持 none。</translation>
  </message>
  <message>
   <source>The next whole number above; it lets no gradient through.</source>
   <translation>向上取整到整数；不让梯度通过。</translation>
  </message>
  <message>
   <source>The next whole number below; it lets no gradient through.</source>
   <translation>向下取整到整数；不让梯度通过。</translation>
  </message>
  <message>
   <source>The node that this view is pinned to is gone</source>
   <translation>此视图所固定的节点已不存在</translation>
  </message>
  <message>
   <source>The noise's standard deviation.</source>
   <translation>噪声的标准差。</translation>
  </message>
  <message>
   <source>The norm of each gradient, or of each update as a share of the weights it moves</source>
   <translation>每个梯度的范数，或每次更新占其所移动的权重的比例</translation>
  </message>
  <message>
   <source>The norm that measures distance: 2 is the length of the straight line.</source>
   <translation>度量距离的范数：2 是直线的长度。</translation>
  </message>
  <message>
   <source>The norm: 2 is the length of the straight line, 1 the sum of all differences.</source>
   <translation>范数：2 是直线的长度，1 是所有差的总和。</translation>
  </message>
  <message>
   <source>The note “{text}”</source>
   <translation>便签“{text}”</translation>
  </message>
  <message>
   <source>The number below which a share of the numbers along an axis lies.</source>
   <translation>沿一个轴的分位数：给定比例的数小于它。</translation>
  </message>
  <message>
   <source>The number e to the power of each value; always positive.</source>
   <translation>以 e 为底、每个值为指数的幂；始终为正。</translation>
  </message>
  <message>
   <source>The number in the middle along an axis, and its place; of two, the smaller.</source>
   <translation>沿一个轴的中位数及其位置；中间有两个数时取较小者。</translation>
  </message>
  <message>
   <source>The number of windows in place of the axis, and size at the end.</source>
   <translation>该轴变为窗口的个数，末尾增加大小为 size 的轴。</translation>
  </message>
  <message>
   <source>The number that all start at. PyTorch has no default; we start at 0.</source>
   <translation>所有数的初始值。PyTorch 没有默认值；这里从 0 开始。</translation>
  </message>
  <message>
   <source>The number that each value is taken away from.</source>
   <translation>从中减去每个值的数。</translation>
  </message>
  <message>
   <source>The number that is added to every number.</source>
   <translation>加到每个数上的数。</translation>
  </message>
  <message>
   <source>The number that mode constant adds; none adds 0.</source>
   <translation>constant 模式所添加的数；none 时添加 0。</translation>
  </message>
  <message>
   <source>The number that stands for input while nothing is wired there. PyTorch has no default; we start at 1.</source>
   <translation>input 未连线时代替它的数。PyTorch 没有默认值；这里从 1 开始。</translation>
  </message>
  <message>
   <source>The number that stands for other while nothing is wired there.</source>
   <translation>other 未连线时代替它的数。</translation>
  </message>
  <message>
   <source>The number that stands for other while nothing is wired there. PyTorch has no default; we start at 0.</source>
   <translation>other 未连线时代替它的数。PyTorch 没有默认值；这里从 0 开始。</translation>
  </message>
  <message>
   <source>The number.</source>
   <translation>数。</translation>
  </message>
  <message>
   <source>The number. PyTorch has no default; we start at 0.</source>
   <translation>该数。PyTorch 没有默认值；这里从 0 开始。</translation>
  </message>
  <message>
   <source>The number. PyTorch has no default; we start at 1.</source>
   <translation>该数。PyTorch 没有默认值；这里从 1 开始。</translation>
  </message>
  <message>
   <source>The number; -inf makes softmax give 0 there. PyTorch has no default; we start at -inf.</source>
   <translation>该数；-inf 使 softmax 在该处给出 0。PyTorch 没有默认值；这里从 -inf 开始。</translation>
  </message>
  <message>
   <source>The numbers in order.</source>
   <translation>按顺序排列的数。</translation>
  </message>
  <message>
   <source>The numbers that are kept with the weights but not trained.</source>
   <translation>与权重一起保存但不训练的数。</translation>
  </message>
  <message>
   <source>The numbers that training changes.</source>
   <translation>训练所改变的数。</translation>
  </message>
  <message>
   <source>The numbers, without the axis dim, or with size 1 there.</source>
   <translation>这些数，去掉 dim 轴，或该轴大小为 1。</translation>
  </message>
  <message>
   <source>The numbers: the shape of the input, with k along dim.</source>
   <translation>这些数：形状与输入相同，dim 轴上为 k。</translation>
  </message>
  <message>
   <source>The other axes, and the diagonal at the end.</source>
   <translation>其余各轴，末尾为对角线。</translation>
  </message>
  <message>
   <source>The other axis; -1 is the last. PyTorch has no default; we start at -1.</source>
   <translation>另一个轴；-1 是最后一轴。PyTorch 没有默认值；这里从 -1 开始。</translation>
  </message>
  <message>
   <source>The output's size as a share of the input's, between 0 and 1: one number for every direction, or one for each. None: output_size decides. PyTorch has no default that works; we start at 0.5.</source>
   <translation>输出大小与输入大小之比，在 0 到 1 之间：用一个数表示所有方向，或每个方向一个。None：由 output_size 决定。PyTorch 没有可用的默认值；这里从 0.5 开始。</translation>
  </message>
  <message>
   <source>The output's size in every direction, to choose among those that a stride above 1 allows; output_padding is then worked out from it. None: output_padding decides.</source>
   <translation>输出在每个方向上的大小，用于从 stride 大于 1 时允许的几种大小中作出选择；output_padding 随之得出。None：由 output_padding 决定。</translation>
  </message>
  <message>
   <source>The output's size in every direction, where the pooling rounded and more than one size is possible. None: the size that needs no rounding.</source>
   <translation>输出在每个方向上的大小，用于池化时有取整、可能有多种大小的情况。None：无需取整的大小。</translation>
  </message>
  <message>
   <source>The output's size: one number for all directions, or one for each. None: scale_factor decides; one of the two has to be none.</source>
   <translation>输出的大小：用一个数表示所有方向，或每个方向一个。None：由 scale_factor 决定；两者之一必须为 none。</translation>
  </message>
  <message>
   <source>The output's size: one number for every direction, or one for each. None: output_ratio decides; one of the two has to be none.</source>
   <translation>输出的大小：用一个数表示所有方向，或每个方向一个。None：由 output_ratio 决定；两者之一必须为 none。</translation>
  </message>
  <message>
   <source>The outputs have another shape than before</source>
   <translation>输出的形状与之前不同</translation>
  </message>
  <message>
   <source>The outputs of this training graph give single numbers, which are curves; pictures, say, would be shown here</source>
   <translation>此训练图的输出只给出单个数字，它们显示为曲线；这里显示的是图片之类的内容。</translation>
  </message>
  <message>
   <source>The p of the p-norm that measures length for max_norm; 2 is the usual length.</source>
   <translation>为 max_norm 度量长度的 p 范数中的 p；2 即通常的长度。</translation>
  </message>
  <message>
   <source>The p of the p-norm: 1 gives the sum, 2 the usual length, large ones nearly the largest value. Negative values need an even p. PyTorch has no default; we start at 2.</source>
   <translation>p 范数中的 p：1 给出总和，2 是通常的长度，很大时接近最大值。有负值时 p 须为偶数。PyTorch 没有默认值；这里从 2 开始。</translation>
  </message>
  <message>
   <source>The package for {kind}</source>
   <translation>{kind} 所需的软件包</translation>
  </message>
  <message>
   <source>The padded sequences, N first: N × steps × ….</source>
   <translation>填充后的序列，N 在前：N × 步数 × …。</translation>
  </message>
  <message>
   <source>The padding ({padding}) is too large for what {source} gives ({found}): it is made of the input itself.</source>
   <translation>填充（{padding}）对 {source} 给出的大小（{found}）来说过大：填充的内容取自输入本身。</translation>
  </message>
  <message>
   <source>The padding ({padding}) takes away more than {kind} makes of what {source} gives ({found}).</source>
   <translation>填充 ({padding}) 去掉的比 {kind} 从 {source} 给出的 ({found}) 做出的还多。</translation>
  </message>
  <message>
   <source>The padding same needs a stride of 1.</source>
   <translation>填充 same 要求 stride 为 1。</translation>
  </message>
  <message>
   <source>The padding that the max pooling had: as much is cut off on each side.</source>
   <translation>最大池化所用的填充：每一侧裁去同样多。</translation>
  </message>
  <message>
   <source>The part at the beginning.</source>
   <translation>开始时的部分。</translation>
  </message>
  <message>
   <source>The part at the end.</source>
   <translation>结束时的部分。</translation>
  </message>
  <message>
   <source>The part of the first learning rate, as an expression of epoch: how many steps, or epochs, there have been.</source>
   <translation>最初学习率的几分之几,写成 epoch 的表达式:已经走过多少步或多少轮。</translation>
  </message>
  <message>
   <source>The part of the learning rate that is held.</source>
   <translation>学习率所保持的部分。</translation>
  </message>
  <message>
   <source>The part of the way that goes up.</source>
   <translation>全程中上升的部分。</translation>
  </message>
  <message>
   <source>The partner of each, in the same order and shape.</source>
   <translation>每个的伙伴,顺序与形状相同。</translation>
  </message>
  <message>
   <source>The past: step {step} of {last}</source>
   <translation>过去：第 {step} 步，共 {last} 步</translation>
  </message>
  <message>
   <source>The paused run has another model than is drawn here.</source>
   <translation>暂停的运行与此处所画的模型不同。</translation>
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
   <source>The pictures in nodes could not be made: {why}</source>
   <translation>无法生成节点中的图像：{why}</translation>
  </message>
  <message>
   <source>The pieces {pieces} make {sum} together, but axis {dim} of {found} is {size} long.</source>
   <translation>各段 {pieces} 合计 {sum}，但 {found} 的轴 {dim} 长为 {size}。</translation>
  </message>
  <message>
   <source>The place of the largest number along an axis, such as the predicted class.</source>
   <translation>沿一个轴的最大数的位置，例如预测的类别。</translation>
  </message>
  <message>
   <source>The place of the smallest number along an axis, such as the nearest code.</source>
   <translation>沿一个轴的最小数的位置，例如最近的编码。</translation>
  </message>
  <message>
   <source>The place; -1 is the last. PyTorch has no default; we start at 0.</source>
   <translation>位置；-1 是最后一个。PyTorch 没有默认值；这里从 0 开始。</translation>
  </message>
  <message>
   <source>The places along an axis, 0, 1, 2 and so on, as many as the input has.</source>
   <translation>沿一个轴的位置 0、1、2 等等，个数与输入相同。</translation>
  </message>
  <message>
   <source>The places that would sort the numbers along an axis.</source>
   <translation>能将一个轴上的数排好序的各个位置。</translation>
  </message>
  <message>
   <source>The plot "{title}" of {package} was taken off: {kind}: {error}.</source>
   <translation>{package} 的图表“{title}”已移除：{kind}：{error}。</translation>
  </message>
  <message>
   <source>The plugin {package} was left out: {reason}.</source>
   <translation>插件 {package} 未被加载：{reason}。</translation>
  </message>
  <message>
   <source>The polynomial of the Newton-Schulz iteration.</source>
   <translation>Newton-Schulz 迭代的多项式。</translation>
  </message>
  <message>
   <source>The power by which the learning rate falls.</source>
   <translation>学习率下降的幂。</translation>
  </message>
  <message>
   <source>The power to which the divisor is raised. 0 leaves the values as they are.</source>
   <translation>除数的幂次。为 0 时各值保持不变。</translation>
  </message>
  <message>
   <source>The power to which what is missing is raised: 1 or 2.</source>
   <translation>不足部分的幂次：1 或 2。</translation>
  </message>
  <message>
   <source>The power; 1 is a line.</source>
   <translation>幂;1 即直线。</translation>
  </message>
  <message>
   <source>The precision over all levels of recall.</source>
   <translation>在召回率各水平上的精确率。</translation>
  </message>
  <message>
   <source>The process of the run crashed (signal {signal}). {kept}</source>
   <translation>运行的进程崩溃了（信号 {signal}）。{kept}</translation>
  </message>
  <message>
   <source>The process of the run does not answer any more. {kept}</source>
   <translation>运行的进程不再响应。{kept}</translation>
  </message>
  <message>
   <source>The process of the run ended unexpectedly (exit code {code}). {kept}</source>
   <translation>运行的进程意外结束（退出码 {code}）。{kept}</translation>
  </message>
  <message>
   <source>The process of the run was killed, as a system does that runs out of memory. {kept}</source>
   <translation>运行的进程被终止，系统在内存用尽时会这样做。{kept}</translation>
  </message>
  <message>
   <source>The processor</source>
   <translation>处理器</translation>
  </message>
  <message>
   <source>The processor that learns waits for the one that fetches.</source>
   <translation>学习的处理器在等待取数据的处理器。</translation>
  </message>
  <message>
   <source>The product.</source>
   <translation>乘积。</translation>
  </message>
  <message>
   <source>The project has a block called {name} already. Choose another name.</source>
   <translation>项目中已有名为 {name} 的块。请换一个名称。</translation>
  </message>
  <message>
   <source>The project has code called {name} already. Choose another name.</source>
   <translation>项目中已有名为 {name} 的代码。请换一个名称。</translation>
  </message>
  <message>
   <source>The project {project} has no code called {name}. It has: {codes}.</source>
   <translation>项目 {project} 中没有名为 {name} 的代码。其中有：{codes}。</translation>
  </message>
  <message>
   <source>The project {project} has no graph called {name}. It has: {graphs}.</source>
   <translation>项目 {project} 中没有名为 {name} 的图。其中有：{graphs}。</translation>
  </message>
  <message>
   <source>The project’s name</source>
   <translation>项目名称</translation>
  </message>
  <message>
   <source>The recovery snapshot could not be kept: {why}.</source>
   <translation>无法保存恢复快照：{why}。</translation>
  </message>
  <message>
   <source>The result of the equation "{text}" must have letters of its operands, each once; look at {letter}.</source>
   <translation>等式“{text}”的结果只能使用其操作数中的字母，且每个字母只出现一次；请检查 {letter}。</translation>
  </message>
  <message>
   <source>The right class of each, N × out_features, of type int64.</source>
   <translation>每个样本的正确类别，N × out_features，类型为 int64。</translation>
  </message>
  <message>
   <source>The right class of each: N indices of type int64.</source>
   <translation>每个样本的正确类别：N 个索引，类型为 int64。</translation>
  </message>
  <message>
   <source>The right classes of each, of type int64, followed by -1: N × classes.</source>
   <translation>每个样本的所有正确类别，类型为 int64，其后为 -1：N × 类别。</translation>
  </message>
  <message>
   <source>The run as it is</source>
   <translation>运行的当前状态</translation>
  </message>
  <message>
   <source>The run as it is: step {last}</source>
   <translation>运行的当前状态：第 {last} 步</translation>
  </message>
  <message>
   <source>The run does not know how to reply to {ask}.</source>
   <translation>运行不知道如何回答 {ask}。</translation>
  </message>
  <message>
   <source>The run ended after {minutes} minutes, as train.max_minutes says. Going on trains for as long again.</source>
   <translation>运行在 {minutes} 分钟后结束,如 train.max_minutes 所设。继续则再训练同样长的时间。</translation>
  </message>
  <message>
   <source>The run ended at step {step}, as train.max_steps says. Going on trains for as many steps again.</source>
   <translation>运行在第 {step} 步结束,如 train.max_steps 所设。继续则再训练同样多的步。</translation>
  </message>
  <message>
   <source>The run ended early: {name} has not got better for {epochs} epochs; the best was epoch {best}.</source>
   <translation>运行提早结束:{name} 已有 {epochs} 轮没有变好;最佳是第 {best} 轮。</translation>
  </message>
  <message>
   <source>The run ends after so many epochs that were no better than one before. 0: never.</source>
   <translation>连续这么多轮都不比之前的某一轮更好时运行结束。0:从不。</translation>
  </message>
  <message>
   <source>The run ends after so many steps; going on gives it as many again. 0: no limit.</source>
   <translation>运行在这么多步之后结束;继续则再给同样多。0:无限制。</translation>
  </message>
  <message>
   <source>The run ends after so much training; going on gives it as much again. 0: no limit.</source>
   <translation>运行在训练这么久之后结束;继续则再给同样久。0:无限制。</translation>
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
   <source>The run has kept no moments yet that could be looked at. Runs keep them while train.film is on.</source>
   <translation>运行尚未保存可查看的时刻。train.film 开启时，运行会保存。</translation>
  </message>
  <message>
   <source>The run has kept no moments yet to look back at.</source>
   <translation>运行尚未保存可回看的时刻。</translation>
  </message>
  <message>
   <source>The run has kept no moments yet, or train.film is off.</source>
   <translation>运行尚未保存任何时刻，或 train.film 已关闭。</translation>
  </message>
  <message>
   <source>The run has no examples called {split}.</source>
   <translation>运行没有名为 {split} 的样本。</translation>
  </message>
  <message>
   <source>The run has no parameter named {name} here.</source>
   <translation>运行在此没有名为 {name} 的参数。</translation>
  </message>
  <message>
   <source>The run has the model as it is drawn.</source>
   <translation>运行的模型与所画的一致。</translation>
  </message>
  <message>
   <source>The run keeps its last checkpoint: resume it from there.</source>
   <translation>运行保留了最后一个检查点：可以从那里继续。</translation>
  </message>
  <message>
   <source>The run passes many examples through nodes of its model only, and this is none of them. Select a layer of the model.</source>
   <translation>运行只让大量样本通过其模型的节点，而这不是其中之一。请选择模型中的层。</translation>
  </message>
  <message>
   <source>The run that is looked at</source>
   <translation>正在查看的运行</translation>
  </message>
  <message>
   <source>The run under way has another layer where {name} is now: {kind}. Start a new run to watch it.</source>
   <translation>正在进行的运行中,{name} 处是另一种层:{kind}。请开始新的运行以观察它。</translation>
  </message>
  <message>
   <source>The run under way has no node {layer}. Start a new run to train the project as it is now.</source>
   <translation>正在进行的运行没有节点 {layer}。请开始新的运行,以训练现在的项目。</translation>
  </message>
  <message>
   <source>The run under way has no optimiser {name}.</source>
   <translation>正在进行的运行没有优化器 {name}。</translation>
  </message>
  <message>
   <source>The run under way has no single model here, so there is nothing to explain.</source>
   <translation>正在进行的运行在这里没有单一的模型,因此没有可解释的内容。</translation>
  </message>
  <message>
   <source>The run under way has no single model here. Select a node of a model.</source>
   <translation>正在进行的训练在这里没有单独的模型。请选择某个模型的节点。</translation>
  </message>
  <message>
   <source>The run under way trains by the settings, so only its model can be watched. Start a new run to watch this graph.</source>
   <translation>正在进行的运行按设置训练,因此只能观察它的模型。请开始新的运行以观察这张图。</translation>
  </message>
  <message>
   <source>The run {run} cannot be gone on with: it ended before its first checkpoint was written. Start a new run.</source>
   <translation>无法继续运行 {run}：它在写入第一个检查点之前就结束了。请开始新的运行。</translation>
  </message>
  <message>
   <source>The run {run} cannot be gone on with: its optimisers, their groups or their schedules have changed since. Undo the changes, or start a new run.</source>
   <translation>运行 {run} 无法继续:它的优化器、其分组或学习率计划此后已改变。请撤销这些改变,或开始新的运行。</translation>
  </message>
  <message>
   <source>The run {run} cannot be gone on with: the model has changed since ({names}). Undo the changes, or start a new run.</source>
   <translation>无法继续运行 {run}：模型此后已更改（{names}）。请撤销更改，或开始新的运行。</translation>
  </message>
  <message>
   <source>The run {run} cannot be gone on with: the schedule of {optimiser} has other numbers now, so that its course would be another. Set them back, or start a new run.</source>
   <translation>运行 {run} 无法继续:{optimiser} 的调度现在有其他数值,其走向会不同。请改回,或开始新的运行。</translation>
  </message>
  <message>
   <source>The run {run} cannot be gone on with: {name} of {optimiser} was {old} and is now {new}, and only counts at the beginning. Set it back, or start a new run.</source>
   <translation>运行 {run} 无法继续:{optimiser} 的 {name} 原为 {old},现为 {new},而它只在开始时起作用。请改回,或开始新的运行。</translation>
  </message>
  <message>
   <source>The run {run} cannot be gone on with: {setting} was {old} and is now {new}. Set it back, or start a new run.</source>
   <translation>无法继续运行 {run}：{setting} 原为 {old}，现为 {new}。请改回原值，或开始新的运行。</translation>
  </message>
  <message>
   <source>The run {run} cannot be looked at: {reason}.</source>
   <translation>无法查看运行 {run}：{reason}。</translation>
  </message>
  <message>
   <source>The run {run} has no checkpoint {name}. It has: {names}.</source>
   <translation>运行 {run} 没有检查点 {name}。它有:{names}。</translation>
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
   <source>The run {run} kept no moments, so it cannot be looked at beside the one under way. Stop that one first.</source>
   <translation>运行 {run} 没有保留任何时刻，因此无法在另一个运行进行时查看。请先停止正在进行的运行。</translation>
  </message>
  <message>
   <source>The run {run} kept no weights on its way, so it cannot be looked at.</source>
   <translation>运行 {run} 途中没有保存权重，因此无法查看。</translation>
  </message>
  <message>
   <source>The run {run} kept no weights on its way. Runs keep them while train.film is on.</source>
   <translation>运行 {run} 途中没有保存权重。train.film 开启时，运行会保存权重。</translation>
  </message>
  <message>
   <source>The run {run} trained another model: {key} has shape {expected} in the file and {found} in the run. Export with the project.plexus of the run's folder instead.</source>
   <translation>运行 {run} 训练的是另一个模型：{key} 在文件中的形状为 {expected}，在运行中为 {found}。请改用运行文件夹中的 project.plexus 导出。</translation>
  </message>
  <message>
   <source>The running product along an axis.</source>
   <translation>沿一个轴的累积乘积。</translation>
  </message>
  <message>
   <source>The running sum along an axis.</source>
   <translation>沿一个轴的累积和。</translation>
  </message>
  <message>
   <source>The runs cannot be listed: {error}</source>
   <translation>无法列出运行：{error}</translation>
  </message>
  <message>
   <source>The same batch should fit if {names} were computed again in the backward pass.</source>
   <translation>如果在反向传播中重新计算 {names},同样的批次应当放得下。</translation>
  </message>
  <message>
   <source>The same by attention: every letter looks at those before it.</source>
   <translation>同样的事,用注意力:每个字母看它之前的字母。</translation>
  </message>
  <message>
   <source>The same fixed number everywhere.</source>
   <translation>处处为同一个固定的数。</translation>
  </message>
  <message>
   <source>The same layer as {names}: what is set for one is set for all.</source>
   <translation>与 {names} 是同一层：设置其一即设置全部。</translation>
  </message>
  <message>
   <source>The same number everywhere.</source>
   <translation>处处相同的数。</translation>
  </message>
  <message>
   <source>The same numbers in another type, such as float32 or int64.</source>
   <translation>相同的数，换成另一种类型，例如 float32 或 int64。</translation>
  </message>
  <message>
   <source>The same numbers with one axis split.</source>
   <translation>相同的数，其中一个轴被拆分。</translation>
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
   <source>The same numbers with the axes moved.</source>
   <translation>相同的数，各轴已移动。</translation>
  </message>
  <message>
   <source>The same numbers with the two axes swapped.</source>
   <translation>相同的数，两个轴互换。</translation>
  </message>
  <message>
   <source>The same numbers, through which no gradient flows back.</source>
   <translation>相同的数，梯度不会由此回传。</translation>
  </message>
  <message>
   <source>The same seed gives the same initial weights, order of examples and dropout.</source>
   <translation>相同的种子给出相同的初始权重、样本顺序和 dropout。</translation>
  </message>
  <message>
   <source>The same shape as the input with half the size along dim.</source>
   <translation>形状与输入相同，dim 轴的大小减半。</translation>
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
   <source>The same shape.</source>
   <translation>形状相同。</translation>
  </message>
  <message>
   <source>The same values with the channels in another order.</source>
   <translation>相同的值，各通道按另一种顺序。</translation>
  </message>
  <message>
   <source>The same with hinge losses; the critic learns twice in each step.</source>
   <translation>同样的事,用合页损失;评论者每步学习两次。</translation>
  </message>
  <message>
   <source>The same, but how much each loss counts is learned.</source>
   <translation>同样的事,但每项损失的分量由学习得到。</translation>
  </message>
  <message>
   <source>The schedule of {name} has brought the learning rate to 0 here, and it cannot be raised from there. Start a new run with another schedule.</source>
   <translation>{name} 的学习率计划在此已把学习率降到 0,无法从那里升起。请用另一个计划开始新的运行。</translation>
  </message>
  <message>
   <source>The schedule of {optimiser} sets {name} at each step, so it cannot be changed by hand.</source>
   <translation>{optimiser} 的学习率计划每步都设 {name},所以不能手动修改。</translation>
  </message>
  <message>
   <source>The schedule {layer} keeps its course while training goes on. Change the learning rate of its optimiser instead: the course follows.</source>
   <translation>训练进行时学习率计划 {layer} 保持其走向。请改其优化器的学习率:走向随之而变。</translation>
  </message>
  <message>
   <source>The schedules, in their order.</source>
   <translation>各学习率计划,按其顺序。</translation>
  </message>
  <message>
   <source>The score is {place}.</source>
   <translation>得分在 {place}。</translation>
  </message>
  <message>
   <source>The scores of generated examples, in any shape.</source>
   <translation>生成样本的得分,任意形状。</translation>
  </message>
  <message>
   <source>The scores of real examples, in any shape.</source>
   <translation>真实样本的得分,任意形状。</translation>
  </message>
  <message>
   <source>The script could not be written: {reason}</source>
   <translation>无法写入脚本:{reason}</translation>
  </message>
  <message>
   <source>The selected layers have no wires to others.</source>
   <translation>所选的层与其他层没有连线。</translation>
  </message>
  <message>
   <source>The sequence that is read: length × N × d_model, or N × length × d_model with batch_first.</source>
   <translation>被读取的序列：长度 × N × d_model，或在 batch_first 时为 N × 长度 × d_model。</translation>
  </message>
  <message>
   <source>The sequence that is written, as far as it is known: length × N × d_model, or N × length × d_model with batch_first.</source>
   <translation>被写出的序列，到目前已知的部分：长度 × N × d_model，或在 batch_first 时为 N × 长度 × d_model。</translation>
  </message>
  <message>
   <source>The setting train.compile needs a C++ compiler, and none was found (looked for {names}). Install one, or turn train.compile off.</source>
   <translation>设置 train.compile 需要 C++ 编译器,但没有找到(找过 {names})。请安装一个,或关闭 train.compile。</translation>
  </message>
  <message>
   <source>The setting train.compile needs the package triton to compile for a graphics card, and it is not installed. Install it, or turn train.compile off.</source>
   <translation>设置 train.compile 要为显卡编译,需要 triton 包,但没有安装。请安装它,或关闭 train.compile。</translation>
  </message>
  <message>
   <source>The setting train.device is {wanted}, but this PyTorch ({version}) finds no such device here. Choose auto or cpu, or install a PyTorch that supports it.</source>
   <translation>设置 train.device 为 {wanted}，但此 PyTorch（{version}）在这里找不到该设备。请选择 auto 或 cpu，或安装支持它的 PyTorch。</translation>
  </message>
  <message>
   <source>The setting train.precision is tf32, which only NVIDIA graphics cards compute in, but this run computes on {device}. Choose float32 or bfloat16.</source>
   <translation>设置 train.precision 为 tf32,只有 NVIDIA 显卡用它计算,但此运行在 {device} 上计算。请选 float32 或 bfloat16。</translation>
  </message>
  <message>
   <source>The setting train.precision is {precision}, which {name} cannot compute in: it needs a graphics card of the generation Ampere or newer. Choose float16 or float32.</source>
   <translation>设置 train.precision 为 {precision},{name} 不能用它计算:需要 Ampere 一代或更新的显卡。请选 float16 或 float32。</translation>
  </message>
  <message>
   <source>The settings cannot be written: {error}</source>
   <translation>无法写入设置：{error}</translation>
  </message>
  <message>
   <source>The settings cannot say all that the graph said. Left out: {lost}. Undo brings the graph back.</source>
   <translation>设置无法表达该图的全部内容。遗漏:{lost}。撤销可恢复该图。</translation>
  </message>
  <message>
   <source>The settings mean this graph. Its model can be watched on the model's tab; to watch the other nodes, edit it as a graph before training.</source>
   <translation>这张图由设置得出。它的模型可以在模型标签页上观察;若要观察其他节点,请在训练前将其作为图编辑。</translation>
  </message>
  <message>
   <source>The settings say all now that the graph said.</source>
   <translation>设置现在表达了该图的全部内容。</translation>
  </message>
  <message>
   <source>The settings say how to train already.</source>
   <translation>已经由设置说明如何训练。</translation>
  </message>
  <message>
   <source>The settings say how to train. Edit the training as a graph first.</source>
   <translation>训练方式由设置决定。请先将训练作为图来编辑。</translation>
  </message>
  <message>
   <source>The settings say what a step of training does here. Press Edit as a graph to change it in this picture.</source>
   <translation>训练的一步在此做什么由设置说明。按“作为图编辑”即可在此图中修改。</translation>
  </message>
  <message>
   <source>The shape of both less the axis dim.</source>
   <translation>两者的形状，去掉 dim 轴。</translation>
  </message>
  <message>
   <source>The shape of both less the last axis, or 1 there with keepdim.</source>
   <translation>两者的形状，去掉最后一轴，或在 keepdim 打开时该轴为 1。</translation>
  </message>
  <message>
   <source>The shape of indices, stretched to fit.</source>
   <translation>indices 的形状，经拉伸以匹配。</translation>
  </message>
  <message>
   <source>The shape of input1 but for the last axis, which holds other features.</source>
   <translation>形状与 input1 相同，但最后一轴为其他特征。</translation>
  </message>
  <message>
   <source>The shape of one example's numbers, without N: 64, or 64 × 1 × 1 for convolutions.</source>
   <translation>一个样本的数的形状,不含 N:64,或用于卷积的 64 × 1 × 1。</translation>
  </message>
  <message>
   <source>The shape of the classes.</source>
   <translation>各类别的形状。</translation>
  </message>
  <message>
   <source>The shape of the images to make: N, channels, height, width. PyTorch has no default; we start at N, 1, 28, 28.</source>
   <translation>要生成的图像的形状：N、通道、高、宽。PyTorch 没有默认值；这里从 N, 1, 28, 28 开始。</translation>
  </message>
  <message>
   <source>The shape of the index.</source>
   <translation>索引的形状。</translation>
  </message>
  <message>
   <source>The shape of the input with as many along dim as places.</source>
   <translation>形状与输入相同，dim 轴的大小等于位置的个数。</translation>
  </message>
  <message>
   <source>The shape of the input with length along dim.</source>
   <translation>形状与输入相同，dim 轴的大小为 length。</translation>
  </message>
  <message>
   <source>The shape of the input with one more axis, in whole numbers.</source>
   <translation>输入的形状加上一个轴，为整数。</translation>
  </message>
  <message>
   <source>The shape of the input with one more axis.</source>
   <translation>输入的形状加上一个轴。</translation>
  </message>
  <message>
   <source>The shape of the input without dim.</source>
   <translation>输入的形状，去掉 dim。</translation>
  </message>
  <message>
   <source>The shape of the input without the axes in dim, or with size 1 there.</source>
   <translation>输入的形状，去掉 dim 中的各轴，或这些轴大小为 1。</translation>
  </message>
  <message>
   <source>The shape of the input without the axis.</source>
   <translation>输入的形状，去掉该轴。</translation>
  </message>
  <message>
   <source>The shape of the input, with n fewer along dim.</source>
   <translation>输入的形状，dim 轴上少 n 个。</translation>
  </message>
  <message>
   <source>The shape of the input.</source>
   <translation>输入的形状。</translation>
  </message>
  <message>
   <source>The shape of the input. One can learn through it.</source>
   <translation>与输入形状相同。可以通过它学习。</translation>
  </message>
  <message>
   <source>The shape of the other value.</source>
   <translation>另一个值的形状。</translation>
  </message>
  <message>
   <source>The shape of what it gives.</source>
   <translation>它给出的结果的形状。</translation>
  </message>
  <message>
   <source>The shape of x1, or one that fits it by repeating.</source>
   <translation>形状与 x1 相同，或可通过重复与之匹配。</translation>
  </message>
  <message>
   <source>The shape that all have once they are stretched to fit.</source>
   <translation>所有值经拉伸匹配之后的共同形状。</translation>
  </message>
  <message>
   <source>The shape that both have once they are stretched to fit.</source>
   <translation>两者经拉伸匹配之后的共同形状。</translation>
  </message>
  <message>
   <source>The shape that is wanted.</source>
   <translation>想要的形状。</translation>
  </message>
  <message>
   <source>The shape; N stands for the batch size (axis 0) of the input. PyTorch has no default; we start at N, 1.</source>
   <translation>形状；N 表示输入的批大小（第 0 轴）。PyTorch 没有默认值；这里从 N, 1 开始。</translation>
  </message>
  <message>
   <source>The share of right answers to yes or no.</source>
   <translation>是与否的正确答案的份额。</translation>
  </message>
  <message>
   <source>The share of right answers, of several classes.</source>
   <translation>多个类别的正确答案的份额。</translation>
  </message>
  <message>
   <source>The share of right labels of several.</source>
   <translation>多个标签中正确者的份额。</translation>
  </message>
  <message>
   <source>The share of the examples kept for validation, where the source has no validation examples of its own.</source>
   <translation>留作验证的样本比例，用于自身不带验证样本的来源。</translation>
  </message>
  <message>
   <source>The share of the variance that is explained: 1 is all of it.</source>
   <translation>被解释的方差的份额:1 即全部。</translation>
  </message>
  <message>
   <source>The share of the way while nothing is wired to weight: 0 stays at the first value, 1 arrives at the other. PyTorch has no default; we start at 0.5.</source>
   <translation>weight 未连线时前进的比例：0 停在第一个值，1 到达另一个值。PyTorch 没有默认值；这里从 0.5 开始。</translation>
  </message>
  <message>
   <source>The share of the way, number by number; open, amount.</source>
   <translation>逐个数给出前进的比例；不连则为 amount。</translation>
  </message>
  <message>
   <source>The share of zeros.</source>
   <translation>零的份额。</translation>
  </message>
  <message>
   <source>The share: 0.5 is the median, 0.9 leaves a tenth above. PyTorch has no default; we start at 0.5.</source>
   <translation>比例：0.5 是中位数，0.9 表示有十分之一的数更大。PyTorch 没有默认值；这里从 0.5 开始。</translation>
  </message>
  <message>
   <source>The shortcuts are in {file}.</source>
   <translation>快捷键已保存到 {file}。</translation>
  </message>
  <message>
   <source>The shortcuts of {file} are in force.</source>
   <translation>{file} 中的快捷键已生效。</translation>
  </message>
  <message>
   <source>The sine of each value in radians.</source>
   <translation>每个值（弧度）的正弦。</translation>
  </message>
  <message>
   <source>The size of each number without its sign.</source>
   <translation>每个数去掉符号后的大小。</translation>
  </message>
  <message>
   <source>The size of each piece; together as long as the axis. PyTorch has no default; we start at 1, 1.</source>
   <translation>每一段的大小；合起来等于该轴的长度。PyTorch 没有默认值；这里从 1, 1 开始。</translation>
  </message>
  <message>
   <source>The sizes of all layers follow three numbers with names.</source>
   <translation>所有层的大小都由三个有名称的数决定。</translation>
  </message>
  <message>
   <source>The slope for negative values before training.</source>
   <translation>训练之前负值的斜率。</translation>
  </message>
  <message>
   <source>The slope of the rectifier for negative values; only for leaky_relu.</source>
   <translation>整流函数对负值的斜率;只用于 leaky_relu。</translation>
  </message>
  <message>
   <source>The slope times the value: what each value adds, as if the model were linear.</source>
   <translation>斜率乘以值：把模型当作线性时每个值的贡献。</translation>
  </message>
  <message>
   <source>The slopes on the way from nothing to the example: they add up to the score.</source>
   <translation>从零到样本的路径上的斜率：它们相加等于得分。</translation>
  </message>
  <message>
   <source>The small map is hidden: show it first.</source>
   <translation>小地图已隐藏：请先显示它。</translation>
  </message>
  <message>
   <source>The smaller of two values, number by number.</source>
   <translation>两个值中的较小者，逐个数比较。</translation>
  </message>
  <message>
   <source>The smallest and the largest step.</source>
   <translation>最小与最大的步长。</translation>
  </message>
  <message>
   <source>The smallest learning rate.</source>
   <translation>最小的学习率。</translation>
  </message>
  <message>
   <source>The smallest number along an axis, and its place.</source>
   <translation>沿一个轴的最小数及其位置。</translation>
  </message>
  <message>
   <source>The smallest number along one axis or several.</source>
   <translation>沿一个或多个轴的最小数。</translation>
  </message>
  <message>
   <source>The smallest slope that negative values are multiplied by.</source>
   <translation>负值所乘的最小斜率。</translation>
  </message>
  <message>
   <source>The smallest value that is given.</source>
   <translation>能给出的最小值。</translation>
  </message>
  <message>
   <source>The smallest variance that is taken, so that nothing is divided by zero.</source>
   <translation>方差的下限，避免除以零。</translation>
  </message>
  <message>
   <source>The snapshot {file} cannot be read: {why}. It is left out; remove the file, or bring back a copy of it.</source>
   <translation>无法读取快照 {file}：{why}。已将其略去；请删除该文件，或恢复它的副本。</translation>
  </message>
  <message>
   <source>The snapshot {title} could not be kept in {folder}: {why}. Free some space there, or save the project in another folder.</source>
   <translation>快照 {title} 无法保存在 {folder}：{why}。请在那里腾出空间，或将项目保存到另一个文件夹。</translation>
  </message>
  <message>
   <source>The snapshot {title} is removed.</source>
   <translation>快照 {title} 已移除。</translation>
  </message>
  <message>
   <source>The snapshot {title} would be larger than {limit} MB. Save the project under another name instead.</source>
   <translation>快照 {title} 会超过 {limit} MB。请改为以另一个名称保存项目。</translation>
  </message>
  <message>
   <source>The source of Python's own library as a text: characters, and for each the one that is next.</source>
   <translation>作为文本的 Python 自带库的源代码:字符,以及每个字符的下一个。</translation>
  </message>
  <message>
   <source>The source of Python's own library is not in "{folder}"; it was installed without. Choose the source "Text files" and a folder of your own.</source>
   <translation>“{folder}” 中没有 Python 自带库的源代码;安装时没有带上。请选数据源“文本文件”和您自己的文件夹。</translation>
  </message>
  <message>
   <source>The splits leak</source>
   <translation>划分之间有泄漏</translation>
  </message>
  <message>
   <source>The splits leak: {count} of {all} validation examples are in the training split too, so that learning by heart looks like understanding.</source>
   <translation>划分之间有泄漏：{all} 个验证样本中有 {count} 个也在训练集中，因此死记硬背看起来像理解。</translation>
  </message>
  <message>
   <source>The square root; below 0 there is none, which gives NaN.</source>
   <translation>平方根；小于 0 时没有平方根，得到 NaN。</translation>
  </message>
  <message>
   <source>The standard deviation along one axis or several.</source>
   <translation>沿一个或多个轴的标准差。</translation>
  </message>
  <message>
   <source>The standard deviation of the others.</source>
   <translation>其余值的标准差。</translation>
  </message>
  <message>
   <source>The standard deviation of the values.</source>
   <translation>值的标准差。</translation>
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
   <source>The state after this step, N × hidden_size.</source>
   <translation>这一步之后的状态，N × hidden_size。</translation>
  </message>
  <message>
   <source>The state before this step, N × hidden_size. Wire it together with c_0; zeros if both are open.</source>
   <translation>这一步之前的状态，N × hidden_size。请与 c_0 一起连接；两者都不连则为零。</translation>
  </message>
  <message>
   <source>The state before this step, N × hidden_size; zeros if open.</source>
   <translation>这一步之前的状态，N × hidden_size；不连则为零。</translation>
  </message>
  <message>
   <source>The step at which averaging begins.</source>
   <translation>开始求平均的步。</translation>
  </message>
  <message>
   <source>The step of a range must be at least 1, but the index is "{text}". Flip turns an axis round.</source>
   <translation>范围的步长必须不小于 1，但索引为“{text}”。要翻转轴，请使用 Flip。</translation>
  </message>
  <message>
   <source>The student's scores: N × classes, or N × classes × any axes.</source>
   <translation>学生的得分:N × 类别数,或 N × 类别数 × 任意轴。</translation>
  </message>
  <message>
   <source>The sum of the sizes of a model's weights, so that those of no use become 0.</source>
   <translation>模型权重大小之和,使无用的权重变为 0。</translation>
  </message>
  <message>
   <source>The sum of the squares of a model's weights, so that none becomes large.</source>
   <translation>模型权重平方之和,使任何权重都不变大。</translation>
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
   <source>The table: rows × features.</source>
   <translation>表：行 × 特征。</translation>
  </message>
  <message>
   <source>The tangent of each value in radians.</source>
   <translation>每个值（弧度）的正切。</translation>
  </message>
  <message>
   <source>The target {field} of {data} has a class for each place of an example, which only a training graph can foresee. Draw one, or begin with the example {example}.</source>
   <translation>{data} 的目标 {field} 对样本的每个位置各有一个类别,只有训练图能预测它。请绘制一个,或从示例 {example} 开始。</translation>
  </message>
  <message>
   <source>The teacher's scores, in that shape; it learns nothing.</source>
   <translation>教师的得分,形状同上;它什么也不学。</translation>
  </message>
  <message>
   <source>The test was cancelled.</source>
   <translation>测试已取消。</translation>
  </message>
  <message>
   <source>The text</source>
   <translation>该文本</translation>
  </message>
  <message>
   <source>The training as a graph</source>
   <translation>作为图的训练</translation>
  </message>
  <message>
   <source>The training graph has no optimiser yet: add one behind a loss.</source>
   <translation>训练图还没有优化器:在损失之后添加一个。</translation>
  </message>
  <message>
   <source>The training graph has problems: see the Problems panel.</source>
   <translation>训练图有问题:见问题面板。</translation>
  </message>
  <message>
   <source>The training graph in outline</source>
   <translation>训练图的轮廓</translation>
  </message>
  <message>
   <source>The training graph of {file} has problems: see `plexus check {file}`.</source>
   <translation>{file} 的训练图有问题:见 `plexus check {file}`。</translation>
  </message>
  <message>
   <source>The training graph takes nothing from the data. Add an Input with the name of a field: {known}.</source>
   <translation>训练图没有从数据取任何东西。添加一个以字段命名的 Input:{known}。</translation>
  </message>
  <message>
   <source>The training graph takes {name}, but an example of {data} has no field of that name. It has: {known}. Rename the input, or choose other data.</source>
   <translation>训练图取用 {name},但 {data} 的样本没有此名称的字段。它有:{known}。请重命名输入,或选其他数据。</translation>
  </message>
  <message>
   <source>The training is a graph already.</source>
   <translation>训练已经是图了。</translation>
  </message>
  <message>
   <source>The training loss falls steadily but hardly: from {first} to {last} in {steps} steps. The learning rate is probably too low.</source>
   <translation>训练损失稳定但几乎不下降：{steps} 步内从 {first} 到 {last}。学习率可能太低。</translation>
  </message>
  <message>
   <source>The training loss is 1.5 times its best (or 1.2 times what it began with), by more than 3 standard errors of what batches differ by.</source>
   <translation>训练损失为其最佳值的 1.5 倍（或开始时的 1.2 倍），超出批间差异的 3 个标准误差。</translation>
  </message>
  <message>
   <source>The training loss is stuck: {last} after {steps} steps, {first} at the beginning.</source>
   <translation>训练损失停滞：{steps} 步后为 {last}，开始时为 {first}。</translation>
  </message>
  <message>
   <source>The training loss rises: {last} now, {low} at step {step}. The learning rate is probably too high.</source>
   <translation>训练损失上升：现在为 {last}，在第 {step} 步为 {low}。学习率可能太高。</translation>
  </message>
  <message>
   <source>The two axes of the plane to turn in. PyTorch starts at 0, 1, which would turn the batch into a channel; we start at -2, -1.</source>
   <translation>旋转所在平面的两个轴。PyTorch 从 0, 1 开始，这会把批转为通道；这里从 -2, -1 开始。</translation>
  </message>
  <message>
   <source>The type. PyTorch has no default; we start at float32.</source>
   <translation>类型。PyTorch 没有默认值；这里从 float32 开始。</translation>
  </message>
  <message>
   <source>The update with which averaging begins.</source>
   <translation>开始求平均的更新。</translation>
  </message>
  <message>
   <source>The upper bound of the learning rate.</source>
   <translation>学习率的上界。</translation>
  </message>
  <message>
   <source>The upper bound of the momentum.</source>
   <translation>动量的上界。</translation>
  </message>
  <message>
   <source>The validation {name} became {value} after epoch {epoch} (step {step}), so the run was stopped. Set a smaller learning rate, and look for values without bounds in the validation data.</source>
   <translation>第 {epoch} 轮(第 {step} 步)之后验证的 {name} 变为 {value},因此运行已停止。请设较小的学习率,并检查验证数据中有无无界的值。</translation>
  </message>
  <message>
   <source>The value as it was given.</source>
   <translation>给定的值。</translation>
  </message>
  <message>
   <source>The value at which one starts.</source>
   <translation>起点的值。</translation>
  </message>
  <message>
   <source>The value of what comes in from outside the image.</source>
   <translation>从图像外面进来的值。</translation>
  </message>
  <message>
   <source>The value that is put there by constant padding.</source>
   <translation>constant 填充放入的值。</translation>
  </message>
  <message>
   <source>The value that means black: brightness leaves it as it is. Where data are scaled to −1 … 1, it is −1.</source>
   <translation>表示黑色的值:亮度使它保持不变。数据缩放到 −1 … 1 时为 −1。</translation>
  </message>
  <message>
   <source>The value that the border is filled with. PyTorch has no default; we start at 0.</source>
   <translation>填充边框所用的值。PyTorch 没有默认值；这里从 0 开始。</translation>
  </message>
  <message>
   <source>The value to return.</source>
   <translation>要返回的值。</translation>
  </message>
  <message>
   <source>The value towards which one goes; of a shape that fits the first.</source>
   <translation>终点的值；形状与第一个值匹配。</translation>
  </message>
  <message>
   <source>The variable {name}</source>
   <translation>变量 {name}</translation>
  </message>
  <message>
   <source>The variable {name} has the type {type}. Known are: {types}.</source>
   <translation>变量 {name} 的类型为 {type}。可用的类型有：{types}。</translation>
  </message>
  <message>
   <source>The variable {name} is in use: {node} ({graph}) speaks of it. Change that layer first.</source>
   <translation>变量 {name} 正在使用：{node}（{graph}）引用了它。请先更改该层。</translation>
  </message>
  <message>
   <source>The variable {name} takes a value, no expression: other values are computed from it.</source>
   <translation>变量 {name} 只接受值，不接受表达式：其他值由它计算得出。</translation>
  </message>
  <message>
   <source>The variable {name}: {reason}</source>
   <translation>变量 {name}：{reason}</translation>
  </message>
  <message>
   <source>The variables stand in another order</source>
   <translation>变量的顺序不同</translation>
  </message>
  <message>
   <source>The variance along one axis or several.</source>
   <translation>沿一个或多个轴的方差。</translation>
  </message>
  <message>
   <source>The variance that the model gives, at least 0: the shape of the input, or 1 (or nothing) as its last axis.</source>
   <translation>模型给出的方差，不小于 0：形状与输入相同，或最后一轴为 1（或没有该轴）。</translation>
  </message>
  <message>
   <source>The view shows nothing yet.</source>
   <translation>视图尚未显示任何内容。</translation>
  </message>
  <message>
   <source>The view {name} is of {graph}, which is not there any more. Undo what took it away, or remove the view under View, Bookmarks.</source>
   <translation>视图 {name} 属于 {graph}，它已不存在。请撤销使其消失的操作，或在“视图”的“书签”中移除该视图。</translation>
  </message>
  <message>
   <source>The view {name} must have a zoom above 0.</source>
   <translation>视图 {name} 的缩放必须大于 0。</translation>
  </message>
  <message>
   <source>The way into this block</source>
   <translation>到此块的路径</translation>
  </message>
  <message>
   <source>The weight is divided by its largest singular value, so that it stretches nothing.</source>
   <translation>权重除以其最大奇异值,使其不拉伸任何东西。</translation>
  </message>
  <message>
   <source>The weight stays a rotation while it learns.</source>
   <translation>权重在学习时保持为旋转。</translation>
  </message>
  <message>
   <source>The weights take {size} MB, so only those of the first and the last step are kept.</source>
   <translation>权重占 {size} MB，因此只保存第一步和最后一步的权重。</translation>
  </message>
  <message>
   <source>The weights take {size} MB, so {count} moments are kept instead of {usual}.</source>
   <translation>权重占 {size} MB，因此保存 {count} 个时刻，而不是 {usual} 个。</translation>
  </message>
  <message>
   <source>The weights with which this run began are not kept, so nothing can be held against them. Runs keep them while train.film is on.</source>
   <translation>没有保存此运行开始时的权重，因此无从比较。train.film 开启时，运行会保存权重。</translation>
  </message>
  <message>
   <source>The weights {name} were no numbers any more after step {step} (epoch {epoch}), so the run was stopped. Set a smaller learning rate, and look for values without bounds in data and model.</source>
   <translation>第 {step} 步(第 {epoch} 轮)之后权重 {name} 不再是数,因此运行已停止。请设较小的学习率,并检查数据与模型中有无无界的值。</translation>
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
   <source>The wire {source} → {name} is gone</source>
   <translation>连线 {source} → {name} 消失</translation>
  </message>
  <message>
   <source>The wire {source} → {name} is led otherwise</source>
   <translation>连线 {source} → {name} 的走向不同</translation>
  </message>
  <message>
   <source>The wire {source} → {name} is new</source>
   <translation>连线 {source} → {name} 新增</translation>
  </message>
  <message>
   <source>The wires of {name} run in a circle, and a model has none. Take one of them away.</source>
   <translation>{name} 的连线形成了环，而模型中不能有环。请去掉其中一条。</translation>
  </message>
  <message>
   <source>The wires would run in a circle: take back what runs the other way first.</source>
   <translation>连线会形成环：请先撤回反方向的连线。</translation>
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
   <source>The {name} became {value} at step {step} (epoch {epoch}), so the run was stopped. Set a smaller learning rate, and look for values without bounds in data and model.</source>
   <translation>{name} 在第 {step} 步(第 {epoch} 轮)变为 {value},因此运行已停止。请设较小的学习率,并检查数据与模型中有无无界的值。</translation>
  </message>
  <message>
   <source>The {what} of {name} must be a finite number below a billion.</source>
   <translation>{name} 的 {what} 必须是小于十亿的有限数值。</translation>
  </message>
  <message>
   <source>Their places along dim, as whole numbers.</source>
   <translation>它们在 dim 轴上的位置，为整数。</translation>
  </message>
  <message>
   <source>Theme</source>
   <translation>主题</translation>
  </message>
  <message>
   <source>There are no examples to look at in this split.</source>
   <translation>此划分中没有可查看的样本。</translation>
  </message>
  <message>
   <source>There are no layers on the clipboard. It holds {found}. Select some layers and copy them first.</source>
   <translation>剪贴板上没有层，而是 {found}。请先选择一些层并复制。</translation>
  </message>
  <message>
   <source>There are no other runs yet</source>
   <translation>还没有其他运行</translation>
  </message>
  <message>
   <source>There are no problems.</source>
   <translation>没有问题。</translation>
  </message>
  <message>
   <source>There are no runs yet</source>
   <translation>还没有运行</translation>
  </message>
  <message>
   <source>There are no {split} examples for the model to answer.</source>
   <translation>没有 {split} 样本可供模型作答。</translation>
  </message>
  <message>
   <source>There are {count} snapshots already: remove some first.</source>
   <translation>已有 {count} 个快照：请先移除一些。</translation>
  </message>
  <message>
   <source>There is a batch normalisation, and a batch holds 4 examples or fewer.</source>
   <translation>有批归一化，而一个批只有 4 个或更少的样本。</translation>
  </message>
  <message>
   <source>There is a view called {name} already. Choose another name.</source>
   <translation>已有名为 {name} 的视图。请另选名称。</translation>
  </message>
  <message>
   <source>There is no Python yet: the model has errors, see the Problems panel.</source>
   <translation>还没有 Python：模型有错误，请看“问题”面板。</translation>
  </message>
  <message>
   <source>There is no checkpoint at this mark to go back to.</source>
   <translation>此标记处没有可以回到的检查点。</translation>
  </message>
  <message>
   <source>There is no data source "{key}". Choose one of: {keys}.</source>
   <translation>没有数据来源“{key}”。请选择其一：{keys}。</translation>
  </message>
  <message>
   <source>There is no earlier place to go back to.</source>
   <translation>没有更早的位置可以返回。</translation>
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
   <source>There is no frame or note with the id {id} any more.</source>
   <translation>已没有 id 为 {id} 的框或便签。</translation>
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
   <source>There is no metric {name} for train.metrics. Near to it are: {near}.</source>
   <translation>train.metrics 没有指标 {name}。与之接近的有:{near}。</translation>
  </message>
  <message>
   <source>There is no node between {names}.</source>
   <translation>{names} 之间没有节点。</translation>
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
   <source>There is no run to look at: train the model, or open an earlier run.</source>
   <translation>没有可查看的运行：请训练模型，或打开较早的运行。</translation>
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
   <source>There is no such wire any more.</source>
   <translation>已没有这条连线。</translation>
  </message>
  <message>
   <source>There is no text on the clipboard: copy nodes first.</source>
   <translation>剪贴板上没有文本：请先复制节点。</translation>
  </message>
  <message>
   <source>There is no training here whose steps could be timed.</source>
   <translation>这里没有可为其步计时的训练。</translation>
  </message>
  <message>
   <source>There is no training template named {name}. There are: {names}.</source>
   <translation>没有名为 {name} 的训练模板。有:{names}。</translation>
  </message>
  <message>
   <source>There is no variable "{name}". Known are: {known}.</source>
   <translation>没有变量“{name}”。现有：{known}。</translation>
  </message>
  <message>
   <source>There is no variable called {name}. There are: {names}.</source>
   <translation>没有名为 {name} 的变量。现有：{names}。</translation>
  </message>
  <message>
   <source>There is no view called {name} any more.</source>
   <translation>已没有名为 {name} 的视图。</translation>
  </message>
  <message>
   <source>There is no wire from {source} to {port} of {target} any more.</source>
   <translation>从 {source} 到 {target} 的 {port} 的连线已不存在。</translation>
  </message>
  <message>
   <source>There is no wire to cut.</source>
   <translation>没有可剪断的连线。</translation>
  </message>
  <message>
   <source>There is no {graph} any more to take this back in.</source>
   <translation>已没有 {graph}，无法在其中撤回。</translation>
  </message>
  <message>
   <source>There is not enough memory even for one example: {reason}. Fewer channels, a smaller input or fewer layers need less.</source>
   <translation>连一个样本的内存都不够:{reason}。更少的通道、更小的输入或更少的层需要较少内存。</translation>
  </message>
  <message>
   <source>There is not enough memory for a batch of {batch}: {reason}. A batch of {fits} should fit; with train.accumulate {times} an update still sees as many examples. {hint}</source>
   <translation>一批 {batch} 个样本的内存不够:{reason}。一批 {fits} 个应当放得下;把 train.accumulate 设为 {times},一次更新仍看到同样多的样本。{hint}</translation>
  </message>
  <message>
   <source>There is not enough memory for a batch of {batch}: {reason}. {blocks}</source>
   <translation>内存不足以容纳 {batch} 的批次:{reason}。{blocks}</translation>
  </message>
  <message>
   <source>There is not enough memory: {reason}. Choose a smaller train.batch_size, or a smaller model.</source>
   <translation>内存不足：{reason}。请选择更小的 train.batch_size，或更小的模型。</translation>
  </message>
  <message>
   <source>There is nothing in this frame.</source>
   <translation>此框中没有内容。</translation>
  </message>
  <message>
   <source>There is nothing on the canvas yet.</source>
   <translation>画布上还没有内容。</translation>
  </message>
  <message>
   <source>There is nothing to make a block of. Select some layers first.</source>
   <translation>没有可组成块的内容。请先选中一些层。</translation>
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
   <source>These are the layers of the project {name}. Its settings were left out: open its file to have them.</source>
   <translation>这些是项目 {name} 的层。其设置未包含在内：请打开其文件以获得设置。</translation>
  </message>
  <message>
   <source>These settings are used from the next run on.</source>
   <translation>这些设置从下一次运行起使用。</translation>
  </message>
  <message>
   <source>Thirteen convolutions of 3 × 3 in five stages.</source>
   <translation>五个阶段中的十三个 3 × 3 卷积。</translation>
  </message>
  <message>
   <source>This is the end of the run.</source>
   <translation>这是运行的末尾。</translation>
  </message>
  <message>
   <source>This is the first moment of the run.</source>
   <translation>这是运行的第一个时刻。</translation>
  </message>
  <message>
   <source>This is the model itself.</source>
   <translation>这就是模型本身。</translation>
  </message>
  <message>
   <source>This is the training itself.</source>
   <translation>这就是训练本身。</translation>
  </message>
  <message>
   <source>This is {version}: it can be looked at only.</source>
   <translation>这是 {version}：只能查看。</translation>
  </message>
  <message>
   <source>This node gives no tensor, so there is nothing to look at.</source>
   <translation>此节点不给出张量，因此没有可查看的内容。</translation>
  </message>
  <message>
   <source>This node has no table of embeddings. Select an Embedding.</source>
   <translation>此节点没有嵌入表。请选择 Embedding。</translation>
  </message>
  <message>
   <source>This node has no wires.</source>
   <translation>此节点没有连线。</translation>
  </message>
  <message>
   <source>This precision rounds: see that the loss falls as it did.</source>
   <translation>此精度会舍入:请看损失是否像以前那样下降。</translation>
  </message>
  <message>
   <source>This project has no file yet.</source>
   <translation>此项目还没有文件。</translation>
  </message>
  <message>
   <source>This project has no file yet: choose where to save it.</source>
   <translation>此项目尚无文件：请选择保存位置。</translation>
  </message>
  <message>
   <source>This project holds Python that has never run here: {names}. It does not run until you have read and allowed it.</source>
   <translation>此项目含有从未在这里运行过的 Python 代码：{names}。在您阅读并允许之前，它不会运行。</translation>
  </message>
  <message>
   <source>This run alone</source>
   <translation>仅此运行</translation>
  </message>
  <message>
   <source>This run does not pass through the layers here</source>
   <translation>此运行不经过这里的层</translation>
  </message>
  <message>
   <source>This training follows the settings: draw it yourself to change it.</source>
   <translation>此训练遵循设置：要更改请自己绘制。</translation>
  </message>
  <message>
   <source>This view has a way of its own to show several runs, or shows no run.</source>
   <translation>此视图有自己的方式显示多次运行，或不显示运行。</translation>
  </message>
  <message>
   <source>This view is frozen: let it go on first.</source>
   <translation>此视图已冻结：请先让它继续。</translation>
  </message>
  <message>
   <source>This view is kept as {name}.</source>
   <translation>此视图已保存为 {name}。</translation>
  </message>
  <message>
   <source>This view is kept as {name}: press {key} to return.</source>
   <translation>此视图已保存为 {name}：按 {key} 返回。</translation>
  </message>
  <message>
   <source>This view shows no single node, so there is nothing to pin it to.</source>
   <translation>此视图不显示单个节点，因此无可固定。</translation>
  </message>
  <message>
   <source>Those that stir it most</source>
   <translation>最能激活它的</translation>
  </message>
  <message>
   <source>Thresholds</source>
   <translation>阈值</translation>
  </message>
  <message>
   <source>Time</source>
   <translation>时间</translation>
  </message>
  <message>
   <source>Title</source>
   <translation>标题</translation>
  </message>
  <message>
   <source>Title of a frame</source>
   <translation>框的标题</translation>
  </message>
  <message>
   <source>Title of the frame</source>
   <translation>框的标题</translation>
  </message>
  <message>
   <source>To</source>
   <translation>至</translation>
  </message>
  <message>
   <source>To an optimiser, or to a schedule of schedules.</source>
   <translation>连到优化器,或连到由学习率计划组成的计划。</translation>
  </message>
  <message>
   <source>To train</source>
   <translation>用于训练</translation>
  </message>
  <message>
   <source>To train on</source>
   <translation>用于训练</translation>
  </message>
  <message>
   <source>To validate with</source>
   <translation>用于验证</translation>
  </message>
  <message>
   <source>Tokens look at each other, then at those of an encoder, then each is worked on by itself; normalised after each step. The decoder layer of the Transformer (Vaswani et al. 2017, https://arxiv.org/abs/1706.03762).</source>
   <translation>各 token 先相互关注，再关注编码器的 token，然后各自单独处理；每一步之后归一化。Transformer 的解码器层（Vaswani et al. 2017, https://arxiv.org/abs/1706.03762）。</translation>
  </message>
  <message>
   <source>Tokens look at each other, then at those of an encoder, then each is worked on by itself; normalised before each step. The decoder layer of the Transformer (Vaswani et al. 2017, https://arxiv.org/abs/1706.03762).</source>
   <translation>各 token 先相互关注，再关注编码器的 token，然后各自单独处理；每一步之前归一化。Transformer 的解码器层（Vaswani et al. 2017, https://arxiv.org/abs/1706.03762）。</translation>
  </message>
  <message>
   <source>Tokens look at each other, then each is worked on by itself; normalised after each of the two steps. The encoder layer of the Transformer (Vaswani et al. 2017, https://arxiv.org/abs/1706.03762).</source>
   <translation>各 token 先相互关注，然后各自单独处理；两步中每一步之后归一化。Transformer 的编码器层（Vaswani et al. 2017, https://arxiv.org/abs/1706.03762）。</translation>
  </message>
  <message>
   <source>Tokens look at each other, then each is worked on by itself; normalised before each of the two steps. The encoder layer of the Transformer (Vaswani et al. 2017, https://arxiv.org/abs/1706.03762). Normalising before trains deeper stacks more steadily (Xiong et al. 2020, https://arxiv.org/abs/2002.04745).</source>
   <translation>各 token 先相互关注，然后各自单独处理；两步中每一步之前归一化。Transformer 的编码器层（Vaswani et al. 2017, https://arxiv.org/abs/1706.03762）。先归一化可使更深的堆叠训练得更稳定（Xiong et al. 2020, https://arxiv.org/abs/2002.04745）。</translation>
  </message>
  <message>
   <source>Top samples</source>
   <translation>最高样本</translation>
  </message>
  <message>
   <source>Train</source>
   <translation>训练</translation>
  </message>
  <message>
   <source>Train all the same</source>
   <translation>仍然训练</translation>
  </message>
  <message>
   <source>Train by the settings</source>
   <translation>按设置训练</translation>
  </message>
  <message>
   <source>Train by the template {title}</source>
   <translation>按模板 {title} 训练</translation>
  </message>
  <message>
   <source>Train from {checkpoint} of this run, in a new run</source>
   <translation>从本次运行的 {checkpoint} 在新的运行中训练</translation>
  </message>
  <message>
   <source>Train this run for more epochs from its last checkpoint</source>
   <translation>从最后的检查点起，继续训练此运行若干轮</translation>
  </message>
  <message>
   <source>Train what is drawn now, from where the run stands: what it has learnt is kept. The run until now stays as it is.  (Shift+F7)</source>
   <translation>从运行所到之处训练现在所画的模型:学到的内容会保留。到目前为止的运行保持原样。  (Shift+F7)</translation>
  </message>
  <message>
   <source>Train with a batch of {batch}</source>
   <translation>以 {batch} 的批次训练</translation>
  </message>
  <message>
   <source>Train {names}</source>
   <translation>训练 {names}</translation>
  </message>
  <message>
   <source>Training</source>
   <translation>训练</translation>
  </message>
  <message>
   <source>Training a copy for a moment; nothing of it is kept.</source>
   <translation>短暂训练一个副本；不保留任何内容。</translation>
  </message>
  <message>
   <source>Training ended at step {step}, but its checkpoint cannot be written: {reason}. Make room or give access, then go on: {kept}</source>
   <translation>训练在第 {step} 步结束,但无法写入检查点:{reason}。请腾出空间或给予权限,然后继续:{kept}</translation>
  </message>
  <message>
   <source>Training graphs of one's own</source>
   <translation>有自己训练图的项目</translation>
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
   <source>Training template</source>
   <translation>训练模板</translation>
  </message>
  <message>
   <source>Training templates</source>
   <translation>训练模板库</translation>
  </message>
  <message>
   <source>Training template…</source>
   <translation>训练模板…</translation>
  </message>
  <message>
   <source>Trains a copy with ever larger learning rates for a moment, and draws the loss</source>
   <translation>用越来越大的学习率短暂训练一个副本，并画出损失</translation>
  </message>
  <message>
   <source>Triangle</source>
   <translation>三角形</translation>
  </message>
  <message>
   <source>TripletMarginLoss by the straight distance, where PyTorch lets code choose another.</source>
   <translation>按直线距离计算的 TripletMarginLoss；PyTorch 在这里允许用代码选择其他距离。</translation>
  </message>
  <message>
   <source>Triplets</source>
   <translation>三元组</translation>
  </message>
  <message>
   <source>True for tokens of memory that only fill up: N × its tokens.</source>
   <translation>为 True 处的 memory token 仅为填充：N × memory 的 token。</translation>
  </message>
  <message>
   <source>True for tokens that only fill up: N × tokens.</source>
   <translation>为 True 处的 token 仅为填充：N × token。</translation>
  </message>
  <message>
   <source>True marks what is there; off, what is padding, as key_padding_mask wants it.</source>
   <translation>真标出有内容的部分；假是填充，符合 key_padding_mask 的要求。</translation>
  </message>
  <message>
   <source>True marks what may be seen, as ScaledDotProductAttention wants it; off, what may not, as MultiheadAttention wants it.</source>
   <translation>打开时：True 标记可以看到的部分，即 ScaledDotProductAttention 所需的形式；关闭时：True 标记不可看到的部分，即 MultiheadAttention 所需的形式。</translation>
  </message>
  <message>
   <source>True or false for each number.</source>
   <translation>每个数对应 true 或 false。</translation>
  </message>
  <message>
   <source>True or false, without the axes in dim, or with size 1 there.</source>
   <translation>真或假，去掉 dim 中的轴，或这些轴大小为 1。</translation>
  </message>
  <message>
   <source>True where a token must not look: tokens × tokens.</source>
   <translation>为 True 处禁止 token 关注：token × token。</translation>
  </message>
  <message>
   <source>True where a token must not look: tokens × tokens. Usually all that come later.</source>
   <translation>为 True 处禁止 token 关注：token × token。通常是其后的所有 token。</translation>
  </message>
  <message>
   <source>True where a value differs from another one, or from a number.</source>
   <translation>值不等于另一个值或某个数处为 True。</translation>
  </message>
  <message>
   <source>True where a value equals another one, or a number.</source>
   <translation>值等于另一个值或某个数处为 True。</translation>
  </message>
  <message>
   <source>True where a value is at least another one, or a number.</source>
   <translation>值大于或等于另一个值或某个数处为 True。</translation>
  </message>
  <message>
   <source>True where a value is at most another one, or a number.</source>
   <translation>值小于或等于另一个值或某个数处为 True。</translation>
  </message>
  <message>
   <source>True where a value is false or 0.</source>
   <translation>值为假或为 0 处为 True。</translation>
  </message>
  <message>
   <source>True where a value is greater than another one, or than a number.</source>
   <translation>值大于另一个值或某个数处为 True。</translation>
  </message>
  <message>
   <source>True where a value is less than another one, or than a number.</source>
   <translation>值小于另一个值或某个数处为 True。</translation>
  </message>
  <message>
   <source>True where a value is neither infinite nor NaN.</source>
   <translation>值既非无穷大也非 NaN 处为 True。</translation>
  </message>
  <message>
   <source>True where a value is not a number.</source>
   <translation>值为 NaN 处为 True。</translation>
  </message>
  <message>
   <source>True where at least one of two values is true or not 0.</source>
   <translation>两个值中至少一个为真或非 0 处为 True。</translation>
  </message>
  <message>
   <source>True where both values are true or not 0.</source>
   <translation>两个值均为真或非 0 处为 True。</translation>
  </message>
  <message>
   <source>True where exactly one of two values is true or not 0.</source>
   <translation>两个值中恰有一个为真或非 0 处为 True。</translation>
  </message>
  <message>
   <source>True where the number goes; a shape that fits the input.</source>
   <translation>为 True 处填入该数；形状须与输入匹配。</translation>
  </message>
  <message>
   <source>Try again with batch {batch}</source>
   <translation>以批大小 {batch} 再试</translation>
  </message>
  <message>
   <source>Try fewer channels, a smaller kernel, or a stride before it.</source>
   <translation>请尝试更少的通道、更小的卷积核，或在它之前使用步幅。</translation>
  </message>
  <message>
   <source>Try images with their channels last (train.channels_last), or fewer channels.</source>
   <translation>请尝试通道在后的图像（train.channels_last），或更少的通道。</translation>
  </message>
  <message>
   <source>Turn the wheel to come nearer, double-click to see all</source>
   <translation>转动滚轮靠近，双击查看全部</translation>
  </message>
  <message>
   <source>Turns images by quarter turns.</source>
   <translation>将图像按 90° 的倍数旋转。</translation>
  </message>
  <message>
   <source>Turns images by random angles while the model trains.</source>
   <translation>训练时把图像随机旋转。</translation>
  </message>
  <message>
   <source>Turns light values into dark ones, at random while the model trains. Values are 0 to 1.</source>
   <translation>训练时随机把亮的值变为暗的。值为 0 到 1。</translation>
  </message>
  <message>
   <source>Turns numbers into probabilities that add up to 1; the smallest gets the most.</source>
   <translation>将数变为总和为 1 的概率；最小的数得到最大的概率。</translation>
  </message>
  <message>
   <source>Turns one axis or several round.</source>
   <translation>将一个或多个轴翻转。</translation>
  </message>
  <message>
   <source>Turns scores into probabilities that add up to 1. CrossEntropyLoss wants the scores.</source>
   <translation>将得分变为总和为 1 的概率。CrossEntropyLoss 需要的是得分。</translation>
  </message>
  <message>
   <source>Turns the channels at every place of an image into probabilities.</source>
   <translation>将图像每个位置上的各通道变为概率。</translation>
  </message>
  <message>
   <source>Turns the sign of every number.</source>
   <translation>改变每个数的正负号。</translation>
  </message>
  <message>
   <source>Turns, moves, resizes and slants images at random while the model trains.</source>
   <translation>训练时把图像随机旋转、移动、缩放与倾斜。</translation>
  </message>
  <message>
   <source>Two augmented views of an example shall have like features; no label is used.</source>
   <translation>样本的两个增强视图应有相似的特征;不用标签。</translation>
  </message>
  <message>
   <source>Two columns of "{file}" are called "{name}". Give each its own name.</source>
   <translation>“{file}”中有两列都名为“{name}”。请为它们取不同的名称。</translation>
  </message>
  <message>
   <source>Two convolutions of 3 × 3, each with normalisation and ReLU; the size of the image stays.</source>
   <translation>两个 3 × 3 卷积，各带归一化和 ReLU；图像大小不变。</translation>
  </message>
  <message>
   <source>Two convolutions that only look back in time, added to the signal itself. The block of temporal convolutional networks (Bai et al. 2018, https://arxiv.org/abs/1803.01271), without weight normalisation.</source>
   <translation>两个只回看过去的卷积，结果加到信号自身上。时间卷积网络的块（Bai 等 2018，https://arxiv.org/abs/1803.01271），不带权重归一化。</translation>
  </message>
  <message>
   <source>Two dense layers of which one decides how much of the other passes: SwiGLU, as in most language models of today (Shazeer 2020, https://arxiv.org/abs/2002.05202).</source>
   <translation>两个全连接层，其中一个决定另一个的输出通过多少：即 SwiGLU，当今大多数语言模型都采用它（Shazeer 2020，https://arxiv.org/abs/2002.05202）。</translation>
  </message>
  <message>
   <source>Two interleaved half circles; watch the decision boundary bend.</source>
   <translation>两个交错的半圆；观看决策边界逐渐弯曲。</translation>
  </message>
  <message>
   <source>Two layers have the id {id}. Give one another.</source>
   <translation>有两个层的 id 都是 {id}。请给其中一个换一个 id。</translation>
  </message>
  <message>
   <source>Two moons, a small MLP</source>
   <translation>两个半月，小型 MLP</translation>
  </message>
  <message>
   <source>Two or more losses.</source>
   <translation>两项或更多损失。</translation>
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
   <source>Two to the power of each value; always positive.</source>
   <translation>2 的各值次幂；始终为正。</translation>
  </message>
  <message>
   <source>Two wires end at the input {port} of {target}. Take one of them away.</source>
   <translation>有两条连线接到 {target} 的输入 {port}。请去掉其中一条。</translation>
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
   <source>Type of the number; none takes float32.</source>
   <translation>数的类型；none 使用 float32。</translation>
  </message>
  <message>
   <source>Type of the numbers: int64 for indices, float32 for nearly all else.</source>
   <translation>数的类型：索引用 int64，其余几乎都用 float32。</translation>
  </message>
  <message>
   <source>Type of the numbers; none goes by the numbers: float32 with a fraction, int64 without.</source>
   <translation>数的类型；none 由数决定：有小数用 float32，没有则用 int64。</translation>
  </message>
  <message>
   <source>Type what to add; arrow keys choose, Return adds, Escape closes</source>
   <translation>输入要添加的内容；方向键选择，Return 添加，Escape 关闭</translation>
  </message>
  <message>
   <source>U-Net</source>
   <translation>U-Net</translation>
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
   <source>Unfreeze in training</source>
   <translation>训练时解冻</translation>
  </message>
  <message>
   <source>Unit</source>
   <translation>单元</translation>
  </message>
  <message>
   <source>Unit {unit} of {count}: from {low} to {high}</source>
   <translation>单元 {unit}，共 {count}：从 {low} 到 {high}</translation>
  </message>
  <message>
   <source>Unit {unit}: its strongest value</source>
   <translation>单元 {unit}：其最强的值</translation>
  </message>
  <message>
   <source>Unit {unit}: its strongest value {value} is for sample {index}</source>
   <translation>单元 {unit}：其最强的值 {value} 出现在样本 {index}</translation>
  </message>
  <message>
   <source>Unit: {unit}</source>
   <translation>单位：{unit}</translation>
  </message>
  <message>
   <source>Units that do nothing, or the same as others</source>
   <translation>什么都不做或与其他相同的单元</translation>
  </message>
  <message>
   <source>Unknown layer {kind}: it is kept, but cannot run.</source>
   <translation>未知的层 {kind}：已保留，但无法运行。</translation>
  </message>
  <message>
   <source>Unmute</source>
   <translation>取消屏蔽</translation>
  </message>
  <message>
   <source>Unmute {names}</source>
   <translation>取消屏蔽 {names}</translation>
  </message>
  <message>
   <source>Unpack block</source>
   <translation>拆开块</translation>
  </message>
  <message>
   <source>Unpack {name}</source>
   <translation>拆开 {name}</translation>
  </message>
  <message>
   <source>Unpin</source>
   <translation>取消固定</translation>
  </message>
  <message>
   <source>Unsaved changes</source>
   <translation>未保存的更改</translation>
  </message>
  <message>
   <source>Until step</source>
   <translation>到第几步</translation>
  </message>
  <message>
   <source>Untitled</source>
   <translation>无标题</translation>
  </message>
  <message>
   <source>Up to a large learning rate and down to a tiny one (Smith, Super-Convergence).</source>
   <translation>升到很大的学习率,再降到极小(Smith,Super-Convergence)。</translation>
  </message>
  <message>
   <source>Update</source>
   <translation>更新</translation>
  </message>
  <message>
   <source>Update / weight</source>
   <translation>更新 / 权重</translation>
  </message>
  <message>
   <source>Update to weight</source>
   <translation>更新与权重之比</translation>
  </message>
  <message>
   <source>Update {count}: {rate}</source>
   <translation>第 {count} 次更新:{rate}</translation>
  </message>
  <message>
   <source>Use</source>
   <translation>使用</translation>
  </message>
  <message>
   <source>Use LeakyReLU, smaller steps, or weights that begin smaller.</source>
   <translation>使用 LeakyReLU、更小的步长，或以较小的权重开始。</translation>
  </message>
  <message>
   <source>Use ReLU instead of sigmoids, normalise between layers, or lead values past layers (residual connections).</source>
   <translation>用 ReLU 代替 sigmoid，在层间归一化，或让值绕过层（残差连接）。</translation>
  </message>
  <message>
   <source>Use Reshape</source>
   <translation>使用 Reshape</translation>
  </message>
  <message>
   <source>Use a layer again</source>
   <translation>复用一个层</translation>
  </message>
  <message>
   <source>Use a layer of its own</source>
   <translation>改用自己的层</translation>
  </message>
  <message>
   <source>Use again</source>
   <translation>复用</translation>
  </message>
  <message>
   <source>Use an expression</source>
   <translation>使用表达式</translation>
  </message>
  <message>
   <source>Use enable_nested_tensor only after looking whether the padding is at the end.</source>
   <translation>仅在检查填充是否位于末尾之后，才使用 enable_nested_tensor。</translation>
  </message>
  <message>
   <source>Use for training</source>
   <translation>用于训练</translation>
  </message>
  <message>
   <source>Use it</source>
   <translation>使用它</translation>
  </message>
  <message>
   <source>Use the block {name}</source>
   <translation>使用块 {name}</translation>
  </message>
  <message>
   <source>Use the fastest settings</source>
   <translation>使用最快的设置</translation>
  </message>
  <message>
   <source>Use {name} again</source>
   <translation>复用 {name}</translation>
  </message>
  <message>
   <source>Used</source>
   <translation>使用次数</translation>
  </message>
  <message>
   <source>Used by expressions as {name}.</source>
   <translation>表达式以 {name} 使用它。</translation>
  </message>
  <message>
   <source>Used by one node</source>
   <translation>由一个节点使用</translation>
  </message>
  <message>
   <source>Used by {count} nodes</source>
   <translation>由 {count} 个节点使用</translation>
  </message>
  <message>
   <source>VGG-16</source>
   <translation>VGG-16</translation>
  </message>
  <message>
   <source>Validation</source>
   <translation>验证</translation>
  </message>
  <message>
   <source>Value</source>
   <translation>值</translation>
  </message>
  <message>
   <source>Value of {param}</source>
   <translation>{param} 的值</translation>
  </message>
  <message>
   <source>Values</source>
   <translation>数值</translation>
  </message>
  <message>
   <source>Values must be above this to be kept. PyTorch has no default; we start at 0.</source>
   <translation>值必须大于它才会保留。PyTorch 没有默认值；这里从 0 开始。</translation>
  </message>
  <message>
   <source>Values of the same shape.</source>
   <translation>形状相同的值。</translation>
  </message>
  <message>
   <source>Values of the step</source>
   <translation>这一步的各值</translation>
  </message>
  <message>
   <source>Values with a name: type the name into a field, as in width * 2.</source>
   <translation>有名称的值：在字段中输入名称，例如 width * 2。</translation>
  </message>
  <message>
   <source>Vanishing: the gradient of {first} is {ratio} of that of {last}</source>
   <translation>消失：{first} 的梯度是 {last} 的 {ratio}</translation>
  </message>
  <message>
   <source>Variables</source>
   <translation>变量</translation>
  </message>
  <message>
   <source>Variational autoencoder</source>
   <translation>变分自编码器</translation>
  </message>
  <message>
   <source>Varies light, contrast and colours of images while the model trains.</source>
   <translation>训练时改变图像的明暗、对比度与颜色。</translation>
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
   <source>View at hand</source>
   <translation>当前视图</translation>
  </message>
  <message>
   <source>Views that are kept</source>
   <translation>已保存的视图</translation>
  </message>
  <message>
   <source>Violet</source>
   <translation>紫色</translation>
  </message>
  <message>
   <source>Vision</source>
   <translation>视觉</translation>
  </message>
  <message>
   <source>Vision Transformer, ViT-B/16</source>
   <translation>Vision Transformer，ViT-B/16</translation>
  </message>
  <message>
   <source>Waiting for the first look at a sample</source>
   <translation>等待首次查看样本</translation>
  </message>
  <message>
   <source>Waiting for the first look at attention</source>
   <translation>等待首次查看注意力</translation>
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
   <source>Waiting for the first look at what the training shows</source>
   <translation>等待第一次查看训练所显示的</translation>
  </message>
  <message>
   <source>Waiting for the first numbers</source>
   <translation>等待第一批数值</translation>
  </message>
  <message>
   <source>Waiting for the first step to be timed</source>
   <translation>等待首次为一步计时</translation>
  </message>
  <message>
   <source>Waiting for the first words</source>
   <translation>等待最初的文字</translation>
  </message>
  <message>
   <source>Waiting for the model's answers</source>
   <translation>等待模型的答案</translation>
  </message>
  <message>
   <source>Waiting for the next look at examples</source>
   <translation>等待下次查看样本</translation>
  </message>
  <message>
   <source>Waiting for the next look at {name}</source>
   <translation>等待下一次查看 {name}</translation>
  </message>
  <message>
   <source>Walk on the small map</source>
   <translation>在小地图上移动</translation>
  </message>
  <message>
   <source>Wants a critic's scores of real examples far above those of generated ones.</source>
   <translation>要求评论者给真实样本的得分远高于生成样本。</translation>
  </message>
  <message>
   <source>Wants a discriminator's scores above 1 for real and below -1 for generated examples.</source>
   <translation>要求判别器给真实样本的得分大于 1,给生成样本的小于 -1。</translation>
  </message>
  <message>
   <source>Wants distances of pairs small where they are alike and beyond a margin where not.</source>
   <translation>使相似的一对距离小，不相似的一对距离超过间隔。</translation>
  </message>
  <message>
   <source>Wants each query more like its own key than like the others of the batch.</source>
   <translation>要求每个查询与自己的键比与批中其他的更相似。</translation>
  </message>
  <message>
   <source>Wants examples of one class alike, and unlike all others of the batch.</source>
   <translation>要求同类样本相似,与批中其他一切不相似。</translation>
  </message>
  <message>
   <source>Wants something alike nearer than something else, by a margin.</source>
   <translation>使相似者比不相似者更近，且至少相差一个间隔。</translation>
  </message>
  <message>
   <source>Wants the better of two scores above the other by a margin.</source>
   <translation>使两个得分中较优者高于另一个，且至少相差一个间隔。</translation>
  </message>
  <message>
   <source>Wants the right class's score above all others by a margin.</source>
   <translation>使正确类别的得分高于所有其他类别，且至少相差一个间隔。</translation>
  </message>
  <message>
   <source>Wants the scores of all right classes above all others by 1, where several are right.</source>
   <translation>存在多个正确类别时，使它们的得分都比所有其他类别至少高 1。</translation>
  </message>
  <message>
   <source>Wants the scores of generated examples high: for hinge and Wasserstein critics.</source>
   <translation>要求生成样本的得分高:用于合页与 Wasserstein 评论者。</translation>
  </message>
  <message>
   <source>Wants two vectors to point the same way where they are alike, and not where not.</source>
   <translation>使相似的两个向量方向一致，不相似的则不一致。</translation>
  </message>
  <message>
   <source>Wants two views of an example alike, and unlike all others of the batch.</source>
   <translation>要求同一样本的两个视图相似,与批中其他一切不相似。</translation>
  </message>
  <message>
   <source>Warn again</source>
   <translation>恢复警告</translation>
  </message>
  <message>
   <source>Warn again at {name}</source>
   <translation>恢复对 {name} 的警告</translation>
  </message>
  <message>
   <source>Warning</source>
   <translation>警告</translation>
  </message>
  <message>
   <source>Warning: {problem}</source>
   <translation>警告：{problem}</translation>
  </message>
  <message>
   <source>Warnings</source>
   <translation>警告</translation>
  </message>
  <message>
   <source>Wasserstein GAN with gradient penalty</source>
   <translation>带梯度惩罚的 Wasserstein GAN</translation>
  </message>
  <message>
   <source>Ways to look at the answers</source>
   <translation>查看答案的方式</translation>
  </message>
  <message>
   <source>Weigh the classes by how rare they are</source>
   <translation>按类别的稀少程度加权</translation>
  </message>
  <message>
   <source>Weighs each channel of an image by what the whole image shows. Squeeze-and-excitation (Hu et al. 2017, https://arxiv.org/abs/1709.01507).</source>
   <translation>根据整幅图像的内容对图像的每个通道加权。Squeeze-and-Excitation（Hu 等 2017，https://arxiv.org/abs/1709.01507）。</translation>
  </message>
  <message>
   <source>Weighs values by how well queries fit keys: the heart of a Transformer.</source>
   <translation>按查询与键的匹配程度对值加权：Transformer 的核心。</translation>
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
   <source>Weights begin as if all inputs were of about the same size. Large ones saturate layers and make steps too long in some directions and too short in others.</source>
   <translation>权重的初始值假定所有输入大小相近。过大的输入使层饱和，并使步长在某些方向过大、在另一些方向过小。</translation>
  </message>
  <message>
   <source>Weights come from a run: name its folder with --run.</source>
   <translation>权重来自运行：请用 --run 指定其文件夹。</translation>
  </message>
  <message>
   <source>Weights that are averaged over steps, for validation and for use: ema forgets old ones slowly, swa counts all alike.</source>
   <translation>在各步上求平均的权重,用于验证与使用:ema 慢慢忘记旧的,swa 一律同等计算。</translation>
  </message>
  <message>
   <source>Weights, as histograms</source>
   <translation>权重，以直方图显示</translation>
  </message>
  <message>
   <source>Well-known networks for images</source>
   <translation>著名的图像网络</translation>
  </message>
  <message>
   <source>Well-known networks for texts</source>
   <translation>著名的文本网络</translation>
  </message>
  <message>
   <source>What</source>
   <translation>什么</translation>
  </message>
  <message>
   <source>What a step does is told here once the graph has no problems.</source>
   <translation>图没有问题之后,这里说明一步做什么。</translation>
  </message>
  <message>
   <source>What a step of training does shows here once the Data panel says what to train on.</source>
   <translation>数据面板说明用什么训练之后,这里显示训练的一步做什么。</translation>
  </message>
  <message>
   <source>What a step of training does shows here once the model has no errors.</source>
   <translation>模型没有错误之后,这里显示训练的一步做什么。</translation>
  </message>
  <message>
   <source>What am I looking at?</source>
   <translation>我在看什么？</translation>
  </message>
  <message>
   <source>What an encoder gave, at which the decoder looks: length × N × d_model, or N × length × d_model with batch_first.</source>
   <translation>编码器的输出，供解码器关注：长度 × N × d_model，或在 batch_first 时为 N × 长度 × d_model。</translation>
  </message>
  <message>
   <source>What another program keeps in the file is different</source>
   <translation>文件中由其他程序保存的内容不同</translation>
  </message>
  <message>
   <source>What asks: length × N × features, or N × length × features with batch_first. Wire one value to all three for self-attention.</source>
   <translation>发出查询的一方：长度 × N × 特征，或在 batch_first 时为 N × 长度 × 特征。将同一个值连到三者即为自注意力。</translation>
  </message>
  <message>
   <source>What becomes of examples to train on whose inputs are in the validation split too, number for number: keep them, or drop them when the data is loaded.</source>
   <translation>当训练样本的输入与验证集中某个样本逐数相同时如何处理：keep 保留，drop 在加载数据时去掉。</translation>
  </message>
  <message>
   <source>What bends the sum of input and state; relu can grow without bound.</source>
   <translation>对输入与状态之和施加的非线性；relu 可能无限增长。</translation>
  </message>
  <message>
   <source>What bends the values in the hidden layer.</source>
   <translation>对隐藏层的值施加的非线性。</translation>
  </message>
  <message>
   <source>What can be done with this view</source>
   <translation>可对此视图做什么</translation>
  </message>
  <message>
   <source>What changes from each number to the next along an axis.</source>
   <translation>沿一个轴，每个数到下一个数的变化量。</translation>
  </message>
  <message>
   <source>What colours stand for</source>
   <translation>颜色代表什么</translation>
  </message>
  <message>
   <source>What comes in where nothing wraps around.</source>
   <translation>不回绕时进来的值。</translation>
  </message>
  <message>
   <source>What each capsule below expects of each above: N × votes × capsules × numbers.</source>
   <translation>下层每个胶囊对上层每个胶囊的预测：N × 投票 × 胶囊 × 数值。</translation>
  </message>
  <message>
   <source>What each example became: N × features.</source>
   <translation>每个样本变成了什么:N × 特征。</translation>
  </message>
  <message>
   <source>What each position of the query gathered; the query's shape.</source>
   <translation>查询的每个位置汇集到的内容；形状与查询相同。</translation>
  </message>
  <message>
   <source>What each value adds to the difference from nothing, by rules for each layer.</source>
   <translation>按各层的规则，每个值对与零之差的贡献。</translation>
  </message>
  <message>
   <source>What feeds {name}</source>
   <translation>流入 {name} 的内容</translation>
  </message>
  <message>
   <source>What is added to every output: one number for each.</source>
   <translation>加到每个输出上的数：各一个。</translation>
  </message>
  <message>
   <source>What is added to.</source>
   <translation>被加的值。</translation>
  </message>
  <message>
   <source>What is added.</source>
   <translation>要加上的值。</translation>
  </message>
  <message>
   <source>What is added: as many slices along dim as index has places.</source>
   <translation>要加上的值：沿 dim 的切片数与 index 中的位置数相同。</translation>
  </message>
  <message>
   <source>What is added: one value, the numbers mirrored at the edge, the edge repeated, or the other end.</source>
   <translation>添加什么：一个固定值、在边缘处镜像的数、重复的边缘，或另一端的数。</translation>
  </message>
  <message>
   <source>What is better: less or more.</source>
   <translation>什么更好:小还是大。</translation>
  </message>
  <message>
   <source>What is compared with the query: length × N × features, or N × length × features with batch_first.</source>
   <translation>与查询相比较的内容：长度 × N × 特征，或在 batch_first 时为 N × 长度 × 特征。</translation>
  </message>
  <message>
   <source>What is compared: N × features.</source>
   <translation>要比较的内容：N × 特征。</translation>
  </message>
  <message>
   <source>What is contrasted, and how the method works</source>
   <translation>对比什么，以及方法如何工作</translation>
  </message>
  <message>
   <source>What is drawn over what</source>
   <translation>什么叠加在什么之上</translation>
  </message>
  <message>
   <source>What is gathered: length × N × features, or N × length × features with batch_first; as long as the key.</source>
   <translation>被汇集的内容：长度 × N × 特征，或在 batch_first 时为 N × 长度 × 特征；长度与键相同。</translation>
  </message>
  <message>
   <source>What is in it</source>
   <translation>它的内容</translation>
  </message>
  <message>
   <source>What is larger becomes this; none sets no bound.</source>
   <translation>大于它的值变为它；none 表示不设上限。</translation>
  </message>
  <message>
   <source>What is learnt by heart does not help with anything that was not seen.</source>
   <translation>背下来的东西对没见过的毫无帮助。</translation>
  </message>
  <message>
   <source>What is left over after dividing; it has the sign of what one divides by.</source>
   <translation>除法的余数；符号与除数相同。</translation>
  </message>
  <message>
   <source>What is made small. auto: CrossEntropyLoss for class labels, MSELoss for numbers.</source>
   <translation>要减小的量。auto：类别标签用 CrossEntropyLoss，数值用 MSELoss。</translation>
  </message>
  <message>
   <source>What is made small: one number.</source>
   <translation>要使其变小的:一个数。</translation>
  </message>
  <message>
   <source>What is on screen is of the run as it is.</source>
   <translation>屏幕上显示的是运行的当前状态。</translation>
  </message>
  <message>
   <source>What is put in its place.</source>
   <translation>放在其位置的值。</translation>
  </message>
  <message>
   <source>What is put in place of what is hidden.</source>
   <translation>放在被遮去处的值。</translation>
  </message>
  <message>
   <source>What is put there: one value, the image mirrored, its edge, or its other side.</source>
   <translation>放在那里的:一个值、镜像的图像、其边缘,或其另一侧。</translation>
  </message>
  <message>
   <source>What is read outside the image: 0, the edge, or the image mirrored.</source>
   <translation>在图像之外读取什么：0、边缘，或图像的镜像。</translation>
  </message>
  <message>
   <source>What is selected has no weights that could be frozen.</source>
   <translation>所选的没有可以冻结的权重。</translation>
  </message>
  <message>
   <source>What is selected shares its layer with no other node.</source>
   <translation>选中的内容没有与任何其他节点共享层。</translation>
  </message>
  <message>
   <source>What is set wherever the block is used. Right-click a field inside to promote it.</source>
   <translation>使用该块时可设置的内容。右键单击块内的字段即可提升它。</translation>
  </message>
  <message>
   <source>What is smaller becomes this; none sets no bound. PyTorch wants one of both bounds; we start at 0.</source>
   <translation>小于它的值变为它；none 表示不设下限。PyTorch 要求至少给出两个界限之一；这里从 0 开始。</translation>
  </message>
  <message>
   <source>What is taken where the mask is false.</source>
   <translation>掩码为假处所取的值。</translation>
  </message>
  <message>
   <source>What is taken where the mask is true.</source>
   <translation>掩码为真处所取的值。</translation>
  </message>
  <message>
   <source>What is taken where the place lies between two numbers.</source>
   <translation>位置落在两个数之间时取什么。</translation>
  </message>
  <message>
   <source>What is this version of the project called? The History panel lists it.</source>
   <translation>项目的这个版本叫什么？“历史”面板会列出它。</translation>
  </message>
  <message>
   <source>What it gives for examples, or the rows of its table</source>
   <translation>它对各样本的输出，或其表的各行</translation>
  </message>
  <message>
   <source>What it gives is no tensor, so there is nothing to draw.</source>
   <translation>它给出的不是张量,因此没有可绘制的内容。</translation>
  </message>
  <message>
   <source>What it is for: becomes the docstring of its class</source>
   <translation>用途：将成为其类的 docstring</translation>
  </message>
  <message>
   <source>What it is multiplied by: above 1 the code becomes plainer, and what is made of it worse.</source>
   <translation>它被乘以多少:大于 1 时编码更朴素,由它造出的更差。</translation>
  </message>
  <message>
   <source>What it should give, in the same shape.</source>
   <translation>应该给出的值，形状相同。</translation>
  </message>
  <message>
   <source>What kind of layer it is.</source>
   <translation>它是哪种层。</translation>
  </message>
  <message>
   <source>What leaves at one end comes in at the other.</source>
   <translation>从一端离开的从另一端进来。</translation>
  </message>
  <message>
   <source>What looks for its partner: N × features.</source>
   <translation>寻找伙伴者:N × 特征。</translation>
  </message>
  <message>
   <source>What nodes give, as pictures</source>
   <translation>节点的输出，以图片显示</translation>
  </message>
  <message>
   <source>What of the run is shown on wires and nodes</source>
   <translation>在连线和节点上显示运行的什么</translation>
  </message>
  <message>
   <source>What one step of training does</source>
   <translation>一步训练所做的事</translation>
  </message>
  <message>
   <source>What one view of each example became: N × features.</source>
   <translation>每个样本的一个视图变成了什么:N × 特征。</translation>
  </message>
  <message>
   <source>What scores are divided by: the higher, the more the unlikely classes count.</source>
   <translation>得分除以多少:越大,不太可能的类别分量越大。</translation>
  </message>
  <message>
   <source>What similarities are divided by: the smaller, the more the nearest ones count.</source>
   <translation>相似度除以多少:越小,最近者的分量越大。</translation>
  </message>
  <message>
   <source>What stands at one place: the shape of the input without dim.</source>
   <translation>单个位置上的内容：输入的形状去掉 dim。</translation>
  </message>
  <message>
   <source>What stands between two cells.</source>
   <translation>两个单元格之间的分隔符。</translation>
  </message>
  <message>
   <source>What stands for NaN.</source>
   <translation>代替 NaN 的值。</translation>
  </message>
  <message>
   <source>What stands for infinity; none takes the largest number there is.</source>
   <translation>代替无穷大的值；none 表示取可表示的最大数。</translation>
  </message>
  <message>
   <source>What stands for negative infinity; none takes the smallest number there is.</source>
   <translation>代替负无穷大的值；none 表示取可表示的最小数。</translation>
  </message>
  <message>
   <source>What stands for nothing</source>
   <translation>以什么代表零</translation>
  </message>
  <message>
   <source>What stands in place of all the others. PyTorch has no default; we start at 0.</source>
   <translation>代替其余所有值的值。PyTorch 没有默认值；这里从 0 开始。</translation>
  </message>
  <message>
   <source>What the augmentation does to an example</source>
   <translation>此增强对一个样本做什么</translation>
  </message>
  <message>
   <source>What the axis counts</source>
   <translation>坐标轴的计数单位</translation>
  </message>
  <message>
   <source>What the batch size, the device and, if real, the type are read off.</source>
   <translation>批大小、设备以及(若为实数)类型由此读取。</translation>
  </message>
  <message>
   <source>What the block is for</source>
   <translation>块的用途</translation>
  </message>
  <message>
   <source>What the colours of the nodes mean</source>
   <translation>节点颜色的含义</translation>
  </message>
  <message>
   <source>What the encoder gave: N × its tokens × d_model.</source>
   <translation>编码器的输出：N × 其 token × d_model。</translation>
  </message>
  <message>
   <source>What the inputs are. auto: two axes are vectors, three are grey images if bytes and sequences if not, four are images.</source>
   <translation>输入是什么。auto：两个轴为向量；三个轴时，字节为灰度图像，否则为序列；四个轴为图像。</translation>
  </message>
  <message>
   <source>What the model gave, in any shape.</source>
   <translation>模型给出的,任意形状。</translation>
  </message>
  <message>
   <source>What the model gives, in any shape.</source>
   <translation>模型给出的值，形状任意。</translation>
  </message>
  <message>
   <source>What the model gives.</source>
   <translation>模型给出的。</translation>
  </message>
  <message>
   <source>What the model was given, as it came out of RequireGradient.</source>
   <translation>给模型的,即 RequireGradient 的输出。</translation>
  </message>
  <message>
   <source>What the model writes</source>
   <translation>模型所写</translation>
  </message>
  <message>
   <source>What the model wrote at each moment that was looked at</source>
   <translation>模型在每个查看的时刻所写的内容</translation>
  </message>
  <message>
   <source>What the models or layers give whose weights are meant.</source>
   <translation>其权重所指的模型或层的输出。</translation>
  </message>
  <message>
   <source>What the numbers in the cells are</source>
   <translation>单元格中数值的含义</translation>
  </message>
  <message>
   <source>What the other view of each became, in the same order.</source>
   <translation>每个的另一个视图变成了什么,顺序相同。</translation>
  </message>
  <message>
   <source>What the outputs of a training graph give is shown here: pictures, say</source>
   <translation>训练图的输出在此显示:例如图片</translation>
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
   <source>What the schedule counts: steps of the optimiser, or epochs.</source>
   <translation>学习率计划数的是什么:优化器的步,还是轮。</translation>
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
   <source>What the training shows cannot be kept in the run's folder: {reason}. It is still shown, and tried again.</source>
   <translation>训练所显示的无法保存在运行的文件夹中:{reason}。它仍会显示,并会再试。</translation>
  </message>
  <message>
   <source>What the values are multiplied with: about 1.41 before ReLU.</source>
   <translation>值乘以多少:ReLU 之前约为 1.41。</translation>
  </message>
  <message>
   <source>What the view shows could not be written to {path}. Choose a folder you may write to.</source>
   <translation>视图显示的内容无法写入 {path}。请选择可写的文件夹。</translation>
  </message>
  <message>
   <source>What the wires mean</source>
   <translation>连线的含义</translation>
  </message>
  <message>
   <source>What this node gives is one value for all examples together, so that they cannot be told apart by it.</source>
   <translation>此节点对所有样本合起来只给出一个值，因此无法据此区分样本。</translation>
  </message>
  <message>
   <source>What this view shows is a picture and has no numbers to save.</source>
   <translation>此视图显示的是图片，没有可保存的数值。</translation>
  </message>
  <message>
   <source>What to try</source>
   <translation>可以尝试</translation>
  </message>
  <message>
   <source>What training keeps of it until the way back, for the whole batch.</source>
   <translation>训练为整个批次保留到反向传播的部分。</translation>
  </message>
  <message>
   <source>What was found</source>
   <translation>找到的内容</translation>
  </message>
  <message>
   <source>What was learnt by heart looks like understanding, so the numbers are too good.</source>
   <translation>背下来的东西看起来像理解，因此这些数好得不真实。</translation>
  </message>
  <message>
   <source>What was picked; an axis with a single place is gone.</source>
   <translation>取出的内容；只取单个位置的轴会消失。</translation>
  </message>
  <message>
   <source>What would have been right.</source>
   <translation>本应正确的。</translation>
  </message>
  <message>
   <source>What you allowed could not be remembered: {error}</source>
   <translation>无法记住您允许的内容：{error}</translation>
  </message>
  <message>
   <source>What you typed for {names} is not applied yet.</source>
   <translation>您为 {names} 输入的内容尚未应用。</translation>
  </message>
  <message>
   <source>What you typed for {names} is not applied, so it is not saved.</source>
   <translation>您为 {names} 输入的内容未应用，因此没有保存。</translation>
  </message>
  <message>
   <source>What {kind} gives for {shapes} follows from {labels} in a way that cannot be carried on. Fix the size at the input, or change the layer.</source>
   <translation>{kind} 对 {shapes} 给出的结果以无法继续推导的方式取决于 {labels}。请在输入处固定大小，或更换该层。</translation>
  </message>
  <message>
   <source>What {name} pools are spots of {seen} pixels of the {whole} that {source} gives, so nothing before it sees an object as a whole. Let layers step over pixels, or pool between them.</source>
   <translation>{name} 池化的是 {source} 给出的 {whole} 中 {seen} 像素的小块，因此它之前没有任何层能看到整个物体。请让一些层隔着像素移动，或在它们之间池化。</translation>
  </message>
  <message>
   <source>Whatever is faster here</source>
   <translation>在此处较快的方式</translation>
  </message>
  <message>
   <source>When</source>
   <translation>时间</translation>
  </message>
  <message>
   <source>When each further one takes over, as the first counts.</source>
   <translation>后面每个何时接手,按第一个的计数。</translation>
  </message>
  <message>
   <source>Where</source>
   <translation>何处</translation>
  </message>
  <message>
   <source>Where a ReLU gives 0 its slope is 0: a unit that does so for every example never changes again.</source>
   <translation>ReLU 给出 0 处斜率为 0：对每个样本都如此的单元再也不会改变。</translation>
  </message>
  <message>
   <source>Where batch size, type and device are read off.</source>
   <translation>从中读取批大小、类型和设备。</translation>
  </message>
  <message>
   <source>Where beta times the input is above this, the output is the input itself.</source>
   <translation>beta 乘以输入大于它时，输出即为输入本身。</translation>
  </message>
  <message>
   <source>Where each goes. PyTorch has no default; we start at -1, the last place.</source>
   <translation>各轴移到哪里。PyTorch 没有默认值；这里从 -1 开始，即最后的位置。</translation>
  </message>
  <message>
   <source>Where each largest value was, counted within its channel. Only with return_indices.</source>
   <translation>每个最大值在其通道内的位置。仅在 return_indices 打开时有。</translation>
  </message>
  <message>
   <source>Where each stood, as whole numbers.</source>
   <translation>每个数原来的位置，为整数。</translation>
  </message>
  <message>
   <source>Where each value goes: the indices that a max pooling with return_indices gave.</source>
   <translation>每个值放到哪里：由打开 return_indices 的最大池化给出的索引。</translation>
  </message>
  <message>
   <source>Where in the input each bag starts, of type int64. Only for an input of one axis.</source>
   <translation>每个袋（bag）在输入中的起始位置，类型为 int64。仅用于只有一个轴的输入。</translation>
  </message>
  <message>
   <source>Where it began in 1998: two convolutions, three linear layers.</source>
   <translation>1998 年的起点：两个卷积，三个线性层。</translation>
  </message>
  <message>
   <source>Where it ends: 0 keeps the diagonal, 1 goes one further up, -1 one further down.</source>
   <translation>边界所在：0 保留对角线，1 再往上一条，-1 再往下一条。</translation>
  </message>
  <message>
   <source>Where it ends; this number is not among them. PyTorch has no default; we start at 8.</source>
   <translation>终止于何处；不包含该数本身。PyTorch 没有默认值；这里从 8 开始。</translation>
  </message>
  <message>
   <source>Where the axis of the columns stands in the result.</source>
   <translation>列轴在结果中的位置。</translation>
  </message>
  <message>
   <source>Where the axis of the rows stands in the result.</source>
   <translation>行轴在结果中的位置。</translation>
  </message>
  <message>
   <source>Where the frequent classes end, and then each group of rarer ones, in rising order and below n_classes. PyTorch has no default; we start at 100.</source>
   <translation>高频类别在何处结束，以及其后每组较低频类别在何处结束；按升序排列，且小于 n_classes。PyTorch 没有默认值；这里从 100 开始。</translation>
  </message>
  <message>
   <source>Where the maps of a convolution speak for the answer.</source>
   <translation>卷积的特征图在何处支持答案。</translation>
  </message>
  <message>
   <source>Where the new axis stands; -1 makes it the last. PyTorch has no default; we start at 1.</source>
   <translation>新轴的位置；-1 表示放在最后。PyTorch 没有默认值；这里从 1 开始。</translation>
  </message>
  <message>
   <source>Where the new axis stands; -1 makes it the last. PyTorch starts at 0, before the batch; we start at 1.</source>
   <translation>新轴的位置；-1 表示放在最后。PyTorch 从 0 开始，即在批之前；这里从 1 开始。</translation>
  </message>
  <message>
   <source>Where the sample is from: a split, or one of your own</source>
   <translation>样本来自何处：某个划分，或自制</translation>
  </message>
  <message>
   <source>Where the sums begin.</source>
   <translation>和从何值开始。</translation>
  </message>
  <message>
   <source>Where to compute. auto: a GPU where there is one.</source>
   <translation>在哪里计算。auto：有 GPU 时使用 GPU。</translation>
  </message>
  <message>
   <source>Where to? Name a file with -o; it may be the model's own.</source>
   <translation>写到哪里?用 -o 指定文件;可以就是模型自己的文件。</translation>
  </message>
  <message>
   <source>Whether -1 and 1 are the middles of the outermost pixels rather than their edges. PyTorch warns where it is not given; we start at off.</source>
   <translation>-1 和 1 是否为最外侧像素的中心，而不是其边缘。未给出时 PyTorch 会发出警告；这里从关闭开始。</translation>
  </message>
  <message>
   <source>Whether -1 and 1 are the middles of the outermost pixels; as in GridSample. PyTorch warns where it is not given; we start at off.</source>
   <translation>-1 和 1 是否为最外侧像素的中心；与 GridSample 相同。未给出时 PyTorch 会发出警告；这里从关闭开始。</translation>
  </message>
  <message>
   <source>Whether a matrix product is used, which is faster and less exact; by itself where one set has more than 25 vectors.</source>
   <translation>是否使用矩阵乘积，这样更快但精度较低；默认在其中一组超过 25 个向量时自动使用。</translation>
  </message>
  <message>
   <source>Whether all numbers along one axis or several are true or not 0.</source>
   <translation>沿一个或多个轴的所有数是否都为真或非 0。</translation>
  </message>
  <message>
   <source>Whether all repetitions have the same weights, as a recurrent network has.</source>
   <translation>各次重复是否使用相同的权重，如同循环网络。</translation>
  </message>
  <message>
   <source>Whether any number along one axis or several is true or not 0.</source>
   <translation>沿一个或多个轴是否有任何数为真或非 0。</translation>
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
   <source>Whether it begins at the weight as it was drawn, with numbers kept for that.</source>
   <translation>是否从抽取时的权重开始,为此另存若干数。</translation>
  </message>
  <message>
   <source>Whether the channels of images and volumes lie side by side in memory, which makes most convolutions faster.</source>
   <translation>图像与体的各通道是否在内存中相邻,这使多数卷积更快。</translation>
  </message>
  <message>
   <source>Whether the first line names the columns.</source>
   <translation>第一行是否为列名。</translation>
  </message>
  <message>
   <source>Whether the last of the offsets is the length of the input instead of another bag.</source>
   <translation>offsets 的最后一个数是否为输入的长度，而不是又一个袋的起点。</translation>
  </message>
  <message>
   <source>Whether the model gives the logarithm of the expected count. Off: the count itself.</source>
   <translation>模型给出的是否为期望计数的对数。关闭时：计数本身。</translation>
  </message>
  <message>
   <source>Whether the run keeps its weights at up to 48 moments, more of them at the start, so that it can be looked at there again.</source>
   <translation>运行是否在最多 48 个时刻保存其权重（开头更密），以便再次查看。</translation>
  </message>
  <message>
   <source>Whether the target holds logarithms of probabilities too.</source>
   <translation>目标是否也为概率的对数。</translation>
  </message>
  <message>
   <source>Whether the threshold is a part of the best, or a difference.</source>
   <translation>阈值是最佳值的一部分,还是差值。</translation>
  </message>
  <message>
   <source>Whether the value may be left out: it is None then, and goes to optional inputs only.</source>
   <translation>该值是否可以省略：省略时为 None，且只能接到可选输入。</translation>
  </message>
  <message>
   <source>Whether torch.compile compiles the step. The first step takes a minute or so; it needs a C++ compiler.</source>
   <translation>是否用 torch.compile 编译这一步。第一步约需一分钟;需要 C++ 编译器。</translation>
  </message>
  <message>
   <source>Which Python</source>
   <translation>哪一段 Python 代码</translation>
  </message>
  <message>
   <source>Which axis is split; -1 is the last. PyTorch has no default; we start at 1, the first after the batch.</source>
   <translation>拆分哪个轴；-1 是最后一轴。PyTorch 没有默认值；这里从 1 开始，即批之后的第一个轴。</translation>
  </message>
  <message>
   <source>Which class's score to explain</source>
   <translation>解释哪个类别的得分</translation>
  </message>
  <message>
   <source>Which classes stand first</source>
   <translation>哪些类别排在前面</translation>
  </message>
  <message>
   <source>Which diagonal: 0 is the main one, 1 the next above it.</source>
   <translation>哪条对角线：0 为主对角线，1 为其上方的一条。</translation>
  </message>
  <message>
   <source>Which distance: 2 is the usual one, 1 adds up the differences, inf takes the largest.</source>
   <translation>哪种距离：2 是通常的距离，1 将各差的绝对值相加，inf 取其中最大者。</translation>
  </message>
  <message>
   <source>Which example of the split to look at</source>
   <translation>查看划分中的哪个样本</translation>
  </message>
  <message>
   <source>Which example? Name one before -o.</source>
   <translation>哪个示例？请在 -o 之前写出其名称。</translation>
  </message>
  <message>
   <source>Which examples stand first</source>
   <translation>哪些样本排在前面</translation>
  </message>
  <message>
   <source>Which files of the folder, and of those in it.</source>
   <translation>文件夹以及其中各文件夹的哪些文件。</translation>
  </message>
  <message>
   <source>Which input of the model to make</source>
   <translation>要制作模型的哪个输入</translation>
  </message>
  <message>
   <source>Which label's answers to show</source>
   <translation>显示哪个标签的答案</translation>
  </message>
  <message>
   <source>Which length: 2 is the usual one, 1 adds up the sizes, inf takes the largest, 0 counts what is not 0.</source>
   <translation>哪种长度：2 是通常的长度，1 将各绝对值相加，inf 取其中最大者，0 统计非 0 值的个数。</translation>
  </message>
  <message>
   <source>Which length: 2 is the usual one, 1 adds up the sizes, inf takes the largest.</source>
   <translation>哪种长度：2 是通常的长度，1 将各绝对值相加，inf 取其中最大者。</translation>
  </message>
  <message>
   <source>Which number of the validation makes an epoch better, and so which is kept as best: any of its curves, such as val_loss. auto: val_accuracy where answers are right or wrong, else val_loss; with several losses none.</source>
   <translation>以验证的哪个数值判断某一轮更好,也就是保留哪一轮为最佳:其任一曲线,例如 val_loss。auto:答案有对错之分时为 val_accuracy,否则为 val_loss;有多个损失时不选。</translation>
  </message>
  <message>
   <source>Which of the features is drawn</source>
   <translation>绘制哪个特征</translation>
  </message>
  <message>
   <source>Which of the predicted numbers to show</source>
   <translation>显示预测的哪个数值</translation>
  </message>
  <message>
   <source>Which of two values of the monitored number is better. auto: the higher of an accuracy, or of a metric that says so; the lower of anything else.</source>
   <translation>被监测数值的两个值中哪个更好。auto:准确率或自称越高越好的指标取较高者;其他取较低者。</translation>
  </message>
  <message>
   <source>Which output of the training graph to show</source>
   <translation>显示训练图的哪个输出</translation>
  </message>
  <message>
   <source>Which output to explain</source>
   <translation>解释哪个输出</translation>
  </message>
  <message>
   <source>Which output to show</source>
   <translation>显示哪个输出</translation>
  </message>
  <message>
   <source>Which parameter to show</source>
   <translation>显示哪个参数</translation>
  </message>
  <message>
   <source>Which row to find the neighbours of</source>
   <translation>为哪一行寻找近邻</translation>
  </message>
  <message>
   <source>Which split the model answers for</source>
   <translation>模型对哪个划分作答</translation>
  </message>
  <message>
   <source>Which template? Name one before -o or --on.</source>
   <translation>哪个模板?在 -o 或 --on 之前写出一个。</translation>
  </message>
  <message>
   <source>While you type, a text field keeps {keys} for itself.</source>
   <translation>输入时，文本框会自己使用 {keys}。</translation>
  </message>
  <message>
   <source>Whole model</source>
   <translation>整个模型</translation>
  </message>
  <message>
   <source>Whole number</source>
   <translation>整数</translation>
  </message>
  <message>
   <source>Whole numbers</source>
   <translation>整数（多个）</translation>
  </message>
  <message>
   <source>Whole numbers, in the shape of the input.</source>
   <translation>整数，形状与输入相同。</translation>
  </message>
  <message>
   <source>Whole numbers, without the axis dim, or with size 1 there.</source>
   <translation>整数，去掉轴 dim，或该轴大小为 1。</translation>
  </message>
  <message>
   <source>Whole window</source>
   <translation>整个窗口</translation>
  </message>
  <message>
   <source>Whose curve stands out</source>
   <translation>突出谁的曲线</translation>
  </message>
  <message>
   <source>Whose maps to look at</source>
   <translation>查看谁的图</translation>
  </message>
  <message>
   <source>Widens an image's channels, looks at each by itself, and narrows them again, added to the image itself. The block of MobileNetV2 (Sandler et al. 2018, https://arxiv.org/abs/1801.04381).</source>
   <translation>增加图像的通道数，逐通道处理，再减少通道数，结果加到图像自身上。MobileNetV2 的块（Sandler 等 2018，https://arxiv.org/abs/1801.04381）。</translation>
  </message>
  <message>
   <source>Widens an image's channels, looks at each by itself, and narrows them again. The block of MobileNetV2 (Sandler et al. 2018, https://arxiv.org/abs/1801.04381).</source>
   <translation>增加图像的通道数，逐通道处理，再减少通道数。MobileNetV2 的块（Sandler 等 2018，https://arxiv.org/abs/1801.04381）。</translation>
  </message>
  <message>
   <source>Widest axes, or a layout in which neighbours stay neighbours</source>
   <translation>最宽的轴，或近邻仍为近邻的布局</translation>
  </message>
  <message>
   <source>Width and height that every picture is brought to.</source>
   <translation>每张图片调整到的宽和高。</translation>
  </message>
  <message>
   <source>Width of the brush</source>
   <translation>画笔的粗细</translation>
  </message>
  <message>
   <source>Width of the layers in between.</source>
   <translation>中间各层的宽度。</translation>
  </message>
  <message>
   <source>Width of the two dense layers in between.</source>
   <translation>中间两个全连接层的宽度。</translation>
  </message>
  <message>
   <source>Wipes a rectangle out of some images while the model trains.</source>
   <translation>训练时抹去部分图像中的一个矩形。</translation>
  </message>
  <message>
   <source>Wire</source>
   <translation>连线</translation>
  </message>
  <message>
   <source>Wire past {name}</source>
   <translation>绕过 {name} 连线</translation>
  </message>
  <message>
   <source>Wire {name} to {port}</source>
   <translation>把 {name} 连到 {port}</translation>
  </message>
  <message>
   <source>Wire {name} to {port} too</source>
   <translation>把 {name} 也连到 {port}</translation>
  </message>
  <message>
   <source>Wires</source>
   <translation>连线</translation>
  </message>
  <message>
   <source>With p at 1 {name} drops every value while training, so nothing is learned.</source>
   <translation>p 为 1 时 {name} 在训练中丢弃所有值，因此什么也学不到。</translation>
  </message>
  <message>
   <source>With the mouse</source>
   <translation>用鼠标</translation>
  </message>
  <message>
   <source>With what it learned</source>
   <translation>用学到的权重</translation>
  </message>
  <message>
   <source>Work out the answers of every moment that the run keeps</source>
   <translation>求出运行保存的每个时刻的答案</translation>
  </message>
  <message>
   <source>Write --weights as NAME=FILE, such as teacher=teacher.safetensors, not {text}.</source>
   <translation>请将 --weights 写成 NAME=FILE,例如 teacher=teacher.safetensors,而不是 {text}。</translation>
  </message>
  <message>
   <source>Write a note</source>
   <translation>书写便签</translation>
  </message>
  <message>
   <source>Write a number.</source>
   <translation>请写一个数。</translation>
  </message>
  <message>
   <source>Write a setting as node.parameter=value, such as conv1.out_channels=16 or train.lr=0.01, not {text}.</source>
   <translation>请将设置写成 node.parameter=value 的形式，例如 conv1.out_channels=16 或 train.lr=0.01，而不是 {text}。</translation>
  </message>
  <message>
   <source>Write a text to look at</source>
   <translation>写一段文本来查看</translation>
  </message>
  <message>
   <source>Write in the selected frame or note, or edit the values of a card seen from near</source>
   <translation>在所选的框或便签中书写，或编辑放大后卡片上的值</translation>
  </message>
  <message>
   <source>Writes each whole number as a row of zeros with a single 1.</source>
   <translation>把每个整数写成一行零，其中只有一个 1。</translation>
  </message>
  <message>
   <source>Writing</source>
   <translation>书写</translation>
  </message>
  <message>
   <source>Written: {path}</source>
   <translation>已写入：{path}</translation>
  </message>
  <message>
   <source>Xavier Glorot's way, evenly spread: for tanh and sigmoid.</source>
   <translation>Xavier Glorot 的方法,均匀分布:用于 tanh 与 sigmoid。</translation>
  </message>
  <message>
   <source>Xavier Glorot's way, normally distributed: for tanh and sigmoid.</source>
   <translation>Xavier Glorot 的方法,正态分布:用于 tanh 与 sigmoid。</translation>
  </message>
  <message>
   <source>Yes or no</source>
   <translation>是或否</translation>
  </message>
  <message>
   <source>You are at the last place that you went to.</source>
   <translation>已在您去过的最后一个位置。</translation>
  </message>
  <message>
   <source>You are here</source>
   <translation>当前位置</translation>
  </message>
  <message>
   <source>You can go on. Please send the report below to the authors.</source>
   <translation>您可以继续使用。请将下面的报告发送给作者。</translation>
  </message>
  <message>
   <source>Your library has no block called {name}.</source>
   <translation>你的块库中没有名为 {name} 的块。</translation>
  </message>
  <message>
   <source>Your own Python.</source>
   <translation>你自己的 Python 代码。</translation>
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
   <source>Zero everywhere.</source>
   <translation>处处为零。</translation>
  </message>
  <message>
   <source>Zeros in the shape of another value.</source>
   <translation>全零，形状与另一个值相同。</translation>
  </message>
  <message>
   <source>Zoom</source>
   <translation>缩放</translation>
  </message>
  <message>
   <source>Zoom in</source>
   <translation>放大</translation>
  </message>
  <message>
   <source>Zoom in until the card shows its values, or use the inspector.</source>
   <translation>请放大到卡片显示其值，或使用检查器。</translation>
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
   <source>a batch of {examples}, median of {passes}, step {step}</source>
   <translation>{examples} 个样本的批，{passes} 次的中位数，第 {step} 步</translation>
  </message>
  <message>
   <source>a copy of nothing</source>
   <translation>空的副本</translation>
  </message>
  <message>
   <source>a digit from 1 to 9</source>
   <translation>1 到 9 的数字</translation>
  </message>
  <message>
   <source>a folder of IDX files, as MNIST and Fashion-MNIST are published in</source>
   <translation>一个 IDX 文件的文件夹（MNIST 和 Fashion-MNIST 的发布形式）</translation>
  </message>
  <message>
   <source>a folder of text files</source>
   <translation>一个文本文件的文件夹</translation>
  </message>
  <message>
   <source>a folder with one subfolder of pictures for each class</source>
   <translation>一个按类别分图片子文件夹的文件夹</translation>
  </message>
  <message>
   <source>a frame or a note</source>
   <translation>框或便签</translation>
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
   <source>a list of two numbers, x and y</source>
   <translation>由 x 和 y 两个数组成的列表</translation>
  </message>
  <message>
   <source>a list of two texts, the layer's id and the port</source>
   <translation>含两个文本的列表，即层的 id 和端口</translation>
  </message>
  <message>
   <source>a mask of true and false</source>
   <translation>真假掩码</translation>
  </message>
  <message>
   <source>a newer Plexus Studio wrote it</source>
   <translation>它由更新版本的 Plexus Studio 写成</translation>
  </message>
  <message>
   <source>a number</source>
   <translation>数值</translation>
  </message>
  <message>
   <source>a number above 0</source>
   <translation>大于 0 的数</translation>
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
   <source>a part of the model</source>
   <translation>模型的一部分</translation>
  </message>
  <message>
   <source>a picture</source>
   <translation>一张图片</translation>
  </message>
  <message>
   <source>a picture of {sizes}</source>
   <translation>{sizes} 的图片</translation>
  </message>
  <message>
   <source>a row of numbers for each example</source>
   <translation>每个样本一行数</translation>
  </message>
  <message>
   <source>a schedule</source>
   <translation>日程</translation>
  </message>
  <message>
   <source>a sequence</source>
   <translation>序列</translation>
  </message>
  <message>
   <source>a single number</source>
   <translation>一个数</translation>
  </message>
  <message>
   <source>a text</source>
   <translation>一段文本</translation>
  </message>
  <message>
   <source>a text in quotes</source>
   <translation>引号中的文本</translation>
  </message>
  <message>
   <source>a text that begins with “{beginning}”</source>
   <translation>以“{beginning}”开头的文本</translation>
  </message>
  <message>
   <source>a text that is not empty</source>
   <translation>非空文本</translation>
  </message>
  <message>
   <source>a text without numbers</source>
   <translation>一段没有数值的文本</translation>
  </message>
  <message>
   <source>a view</source>
   <translation>视图</translation>
  </message>
  <message>
   <source>a whole number from 1 on</source>
   <translation>从 1 开始的整数</translation>
  </message>
  <message>
   <source>a wire</source>
   <translation>连线</translation>
  </message>
  <message>
   <source>above</source>
   <translation>大于</translation>
  </message>
  <message>
   <source>absolute</source>
   <translation>绝对值</translation>
  </message>
  <message>
   <source>absolute difference</source>
   <translation>绝对差</translation>
  </message>
  <message>
   <source>accuracy</source>
   <translation>准确率</translation>
  </message>
  <message>
   <source>accuracy from</source>
   <translation>准确率下限</translation>
  </message>
  <message>
   <source>accuracy to</source>
   <translation>准确率上限</translation>
  </message>
  <message>
   <source>accuracy {share} ({low} – {high})</source>
   <translation>准确率 {share}（{low} – {high}）</translation>
  </message>
  <message>
   <source>across</source>
   <translation>横向</translation>
  </message>
  <message>
   <source>adaptive moments</source>
   <translation>自适应矩</translation>
  </message>
  <message>
   <source>adaptive softmax</source>
   <translation>自适应softmax</translation>
  </message>
  <message>
   <source>add axis</source>
   <translation>增加维度</translation>
  </message>
  <message>
   <source>add losses</source>
   <translation>损失相加</translation>
  </message>
  <message>
   <source>add number</source>
   <translation>加常数</translation>
  </message>
  <message>
   <source>add up</source>
   <translation>求和</translation>
  </message>
  <message>
   <source>adversarial</source>
   <translation>对抗</translation>
  </message>
  <message>
   <source>affine</source>
   <translation>仿射</translation>
  </message>
  <message>
   <source>against … for</source>
   <translation>反对……支持</translation>
  </message>
  <message>
   <source>alexnet</source>
   <translation>alexnet</translation>
  </message>
  <message>
   <source>align corners</source>
   <translation>角点对齐</translation>
  </message>
  <message>
   <source>align_corners has no meaning for the mode {mode}. Set it to none.</source>
   <translation>align_corners 对模式 {mode} 没有意义。请将其设为 none。</translation>
  </message>
  <message>
   <source>all</source>
   <translation>全部</translation>
  </message>
  <message>
   <source>all are {value}</source>
   <translation>全部为 {value}</translation>
  </message>
  <message>
   <source>all classes</source>
   <translation>所有类别</translation>
  </message>
  <message>
   <source>all of {extent}</source>
   <translation>{extent} 的全部</translation>
  </message>
  <message>
   <source>all well</source>
   <translation>一切正常</translation>
  </message>
  <message>
   <source>alpha</source>
   <translation>阿尔法</translation>
  </message>
  <message>
   <source>also called</source>
   <translation>也称为</translation>
  </message>
  <message>
   <source>an array of {sizes}</source>
   <translation>{sizes} 的数组</translation>
  </message>
  <message>
   <source>an array of {sort}</source>
   <translation>{sort} 的数组</translation>
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
   <source>ancestors, inputs, before, predecessors</source>
   <translation>祖先、输入、之前、前驱</translation>
  </message>
  <message>
   <source>and</source>
   <translation>与</translation>
  </message>
  <message>
   <source>and {count} more</source>
   <translation>还有 {count} 个</translation>
  </message>
  <message>
   <source>angle</source>
   <translation>角度</translation>
  </message>
  <message>
   <source>another layer</source>
   <translation>另一个层</translation>
  </message>
  <message>
   <source>another shape than the training targets</source>
   <translation>形状与训练目标不同</translation>
  </message>
  <message>
   <source>answers</source>
   <translation>答案</translation>
  </message>
  <message>
   <source>any number</source>
   <translation>数量任意</translation>
  </message>
  <message>
   <source>arange</source>
   <translation>等差序列</translation>
  </message>
  <message>
   <source>arc tangent</source>
   <translation>反正切</translation>
  </message>
  <message>
   <source>arctan</source>
   <translation>反正切</translation>
  </message>
  <message>
   <source>area</source>
   <translation>面积</translation>
  </message>
  <message>
   <source>argument</source>
   <translation>参数</translation>
  </message>
  <message>
   <source>as fits</source>
   <translation>自适应</translation>
  </message>
  <message>
   <source>as in the split</source>
   <translation>与划分中相同</translation>
  </message>
  <message>
   <source>at</source>
   <translation>于</translation>
  </message>
  <message>
   <source>at least</source>
   <translation>至少</translation>
  </message>
  <message>
   <source>at most</source>
   <translation>至多</translation>
  </message>
  <message>
   <source>attention</source>
   <translation>注意力</translation>
  </message>
  <message>
   <source>attention mask</source>
   <translation>注意力掩码</translation>
  </message>
  <message>
   <source>attention scores</source>
   <translation>注意力分数</translation>
  </message>
  <message>
   <source>attribution</source>
   <translation>归因</translation>
  </message>
  <message>
   <source>audio</source>
   <translation>音频</translation>
  </message>
  <message>
   <source>augment</source>
   <translation>增强</translation>
  </message>
  <message>
   <source>augmentation</source>
   <translation>数据增强</translation>
  </message>
  <message>
   <source>autograd</source>
   <translation>自动求导</translation>
  </message>
  <message>
   <source>autoregressive</source>
   <translation>自回归</translation>
  </message>
  <message>
   <source>average</source>
   <translation>平均</translation>
  </message>
  <message>
   <source>average pooling</source>
   <translation>平均池化</translation>
  </message>
  <message>
   <source>averaged</source>
   <translation>平均的</translation>
  </message>
  <message>
   <source>axis 1 is a multiple of the values in a window, and the last axis the number of windows</source>
   <translation>轴 1 是一个窗口中值的个数的倍数，最后一个轴是窗口数</translation>
  </message>
  <message>
   <source>axis {n}</source>
   <translation>轴 {n}</translation>
  </message>
  <message>
   <source>backward</source>
   <translation>反向</translation>
  </message>
  <message>
   <source>bag of words</source>
   <translation>词袋</translation>
  </message>
  <message>
   <source>batch matrix multiplication</source>
   <translation>批量矩阵乘法</translation>
  </message>
  <message>
   <source>batch normalisation</source>
   <translation>批归一化</translation>
  </message>
  <message>
   <source>batch normalization</source>
   <translation>批归一化</translation>
  </message>
  <message>
   <source>batched matmul</source>
   <translation>批量矩阵乘法</translation>
  </message>
  <message>
   <source>batches</source>
   <translation>批</translation>
  </message>
  <message>
   <source>beam</source>
   <translation>束搜索</translation>
  </message>
  <message>
   <source>below</source>
   <translation>小于</translation>
  </message>
  <message>
   <source>bert</source>
   <translation>bert</translation>
  </message>
  <message>
   <source>best</source>
   <translation>最佳</translation>
  </message>
  <message>
   <source>beta-vae</source>
   <translation>β-VAE</translation>
  </message>
  <message>
   <source>bias</source>
   <translation>偏置</translation>
  </message>
  <message>
   <source>bicubic</source>
   <translation>双三次</translation>
  </message>
  <message>
   <source>biggan</source>
   <translation>BigGAN 网络</translation>
  </message>
  <message>
   <source>bilinear</source>
   <translation>双线性</translation>
  </message>
  <message>
   <source>bilinear interpolation</source>
   <translation>双线性插值</translation>
  </message>
  <message>
   <source>binarise</source>
   <translation>二值化</translation>
  </message>
  <message>
   <source>binary</source>
   <translation>二元</translation>
  </message>
  <message>
   <source>binary classification</source>
   <translation>二分类</translation>
  </message>
  <message>
   <source>binary cross entropy</source>
   <translation>二元交叉熵</translation>
  </message>
  <message>
   <source>bits</source>
   <translation>比特</translation>
  </message>
  <message>
   <source>black and white</source>
   <translation>黑白</translation>
  </message>
  <message>
   <source>blend</source>
   <translation>混合</translation>
  </message>
  <message>
   <source>blocks</source>
   <translation>分块</translation>
  </message>
  <message>
   <source>bmm</source>
   <translation>bmm</translation>
  </message>
  <message>
   <source>bn</source>
   <translation>bn</translation>
  </message>
  <message>
   <source>border</source>
   <translation>边界</translation>
  </message>
  <message>
   <source>both</source>
   <translation>两者</translation>
  </message>
  <message>
   <source>both are N × features, in the same shape</source>
   <translation>两者都是 N × 特征,形状相同</translation>
  </message>
  <message>
   <source>both are matrices or vectors whose inner axes are as long as each other</source>
   <translation>两者都是矩阵或向量，且内侧的轴一样长</translation>
  </message>
  <message>
   <source>both have as many coordinates in the last axis</source>
   <translation>两者最后一个轴的坐标数相同</translation>
  </message>
  <message>
   <source>bound</source>
   <translation>界限</translation>
  </message>
  <message>
   <source>bounding box</source>
   <translation>边界框</translation>
  </message>
  <message>
   <source>brightness</source>
   <translation>亮度</translation>
  </message>
  <message>
   <source>brightness normalisation</source>
   <translation>亮度归一化</translation>
  </message>
  <message>
   <source>broadcast</source>
   <translation>广播</translation>
  </message>
  <message>
   <source>buffer</source>
   <translation>缓冲区</translation>
  </message>
  <message>
   <source>by</source>
   <translation>乘</translation>
  </message>
  <message>
   <source>by hand</source>
   <translation>手工</translation>
  </message>
  <message>
   <source>by {share}</source>
   <translation>相差 {share}</translation>
  </message>
  <message>
   <source>cait</source>
   <translation>cait</translation>
  </message>
  <message>
   <source>calibration error {error}  {low} – {high}</source>
   <translation>校准误差 {error}  {low} – {high}</translation>
  </message>
  <message>
   <source>came</source>
   <translation>出现</translation>
  </message>
  <message>
   <source>camera</source>
   <translation>相机</translation>
  </message>
  <message>
   <source>candidate</source>
   <translation>候选</translation>
  </message>
  <message>
   <source>capsnet</source>
   <translation>capsnet</translation>
  </message>
  <message>
   <source>capsule network</source>
   <translation>胶囊网络</translation>
  </message>
  <message>
   <source>captum is at work</source>
   <translation>captum 正在工作</translation>
  </message>
  <message>
   <source>captum takes its time: press Explain to have this map made once</source>
   <translation>captum 需要时间：按“解释”来制作一次此图</translation>
  </message>
  <message>
   <source>carry</source>
   <translation>携带</translation>
  </message>
  <message>
   <source>cat</source>
   <translation>拼接</translation>
  </message>
  <message>
   <source>categorical</source>
   <translation>类别分布</translation>
  </message>
  <message>
   <source>causal</source>
   <translation>因果</translation>
  </message>
  <message>
   <source>causal convolution</source>
   <translation>因果卷积</translation>
  </message>
  <message>
   <source>ceiling</source>
   <translation>向上取整</translation>
  </message>
  <message>
   <source>cell candidate</source>
   <translation>单元候选</translation>
  </message>
  <message>
   <source>centre</source>
   <translation>中心化</translation>
  </message>
  <message>
   <source>centred and sized as the data are</source>
   <translation>按数据居中并调整大小</translation>
  </message>
  <message>
   <source>chance</source>
   <translation>偶然</translation>
  </message>
  <message>
   <source>change</source>
   <translation>改变</translation>
  </message>
  <message>
   <source>channel</source>
   <translation>通道</translation>
  </message>
  <message>
   <source>channel attention</source>
   <translation>通道注意力</translation>
  </message>
  <message>
   <source>channel dropout</source>
   <translation>通道丢弃</translation>
  </message>
  <message>
   <source>channel softmax</source>
   <translation>通道softmax</translation>
  </message>
  <message>
   <source>channels</source>
   <translation>通道</translation>
  </message>
  <message>
   <source>channels last</source>
   <translation>通道在后</translation>
  </message>
  <message>
   <source>characters that the data lack replaced: {characters}</source>
   <translation>数据中没有的字符已替换：{characters}</translation>
  </message>
  <message>
   <source>cheat sheet, hotkeys, key map</source>
   <translation>速查表、热键、键位</translation>
  </message>
  <message>
   <source>choose</source>
   <translation>选择</translation>
  </message>
  <message>
   <source>chosen action</source>
   <translation>所选动作</translation>
  </message>
  <message>
   <source>circular</source>
   <translation>循环</translation>
  </message>
  <message>
   <source>clamp</source>
   <translation>截断</translation>
  </message>
  <message>
   <source>class</source>
   <translation>类别</translation>
  </message>
  <message>
   <source>class token</source>
   <translation>类别标记</translation>
  </message>
  <message>
   <source>class token: {value}</source>
   <translation>类别词元：{value}</translation>
  </message>
  <message>
   <source>class {name}</source>
   <translation>类 {name}</translation>
  </message>
  <message>
   <source>classes</source>
   <translation>类别</translation>
  </message>
  <message>
   <source>classification</source>
   <translation>分类</translation>
  </message>
  <message>
   <source>classifier</source>
   <translation>分类器</translation>
  </message>
  <message>
   <source>clean</source>
   <translation>干净</translation>
  </message>
  <message>
   <source>click a patch to see what it looks at</source>
   <translation>点击图块查看它关注什么</translation>
  </message>
  <message>
   <source>click the badge of the card</source>
   <translation>单击卡片的徽标</translation>
  </message>
  <message>
   <source>click; with Shift or Ctrl to add to the selection</source>
   <translation>单击；按住 Shift 或 Ctrl 则追加到选择</translation>
  </message>
  <message>
   <source>clip</source>
   <translation>裁剪</translation>
  </message>
  <message>
   <source>clipboard</source>
   <translation>剪贴板</translation>
  </message>
  <message>
   <source>clipped relu</source>
   <translation>截断relu</translation>
  </message>
  <message>
   <source>clone, copy</source>
   <translation>克隆、复制</translation>
  </message>
  <message>
   <source>close, go outside, up</source>
   <translation>关闭、到外面、向上</translation>
  </message>
  <message>
   <source>closed</source>
   <translation>已折叠</translation>
  </message>
  <message>
   <source>cnn</source>
   <translation>cnn</translation>
  </message>
  <message>
   <source>code, class, PyTorch, generate</source>
   <translation>代码、类、PyTorch、生成</translation>
  </message>
  <message>
   <source>code, generate, training loop</source>
   <translation>代码、生成、训练循环</translation>
  </message>
  <message>
   <source>codebook</source>
   <translation>码本</translation>
  </message>
  <message>
   <source>coin</source>
   <translation>抛硬币</translation>
  </message>
  <message>
   <source>col2im</source>
   <translation>col2im</translation>
  </message>
  <message>
   <source>collect</source>
   <translation>收集</translation>
  </message>
  <message>
   <source>colour</source>
   <translation>颜色</translation>
  </message>
  <message>
   <source>colour: three channels, red, green and blue. grey: one channel.</source>
   <translation>colour：三个通道，红、绿、蓝。grey：一个通道。</translation>
  </message>
  <message>
   <source>column</source>
   <translation>列</translation>
  </message>
  <message>
   <source>combine</source>
   <translation>合并</translation>
  </message>
  <message>
   <source>compare</source>
   <translation>比较</translation>
  </message>
  <message>
   <source>compiled</source>
   <translation>已编译</translation>
  </message>
  <message>
   <source>complement</source>
   <translation>补</translation>
  </message>
  <message>
   <source>compress</source>
   <translation>压缩</translation>
  </message>
  <message>
   <source>concat</source>
   <translation>拼接</translation>
  </message>
  <message>
   <source>condition</source>
   <translation>条件</translation>
  </message>
  <message>
   <source>connectionist temporal classification</source>
   <translation>连接时序分类</translation>
  </message>
  <message>
   <source>constant</source>
   <translation>常数</translation>
  </message>
  <message>
   <source>constant padding</source>
   <translation>常数填充</translation>
  </message>
  <message>
   <source>continuously differentiable elu</source>
   <translation>连续可微elu</translation>
  </message>
  <message>
   <source>contracting path</source>
   <translation>收缩路径</translation>
  </message>
  <message>
   <source>contraction</source>
   <translation>缩并</translation>
  </message>
  <message>
   <source>contrast</source>
   <translation>对比度</translation>
  </message>
  <message>
   <source>contrastive</source>
   <translation>对比学习</translation>
  </message>
  <message>
   <source>conv block</source>
   <translation>卷积块</translation>
  </message>
  <message>
   <source>convert</source>
   <translation>转换</translation>
  </message>
  <message>
   <source>convnext</source>
   <translation>convnext</translation>
  </message>
  <message>
   <source>convolution</source>
   <translation>卷积</translation>
  </message>
  <message>
   <source>coordinates</source>
   <translation>坐标</translation>
  </message>
  <message>
   <source>copy</source>
   <translation>复制</translation>
  </message>
  <message>
   <source>copy of the block, fork</source>
   <translation>块的副本、分叉</translation>
  </message>
  <message>
   <source>cosine</source>
   <translation>余弦</translation>
  </message>
  <message>
   <source>cosine distance</source>
   <translation>余弦距离</translation>
  </message>
  <message>
   <source>count</source>
   <translation>计数</translation>
  </message>
  <message>
   <source>counts</source>
   <translation>计数</translation>
  </message>
  <message>
   <source>cpc</source>
   <translation>对比预测编码</translation>
  </message>
  <message>
   <source>create, empty project</source>
   <translation>创建、空项目</translation>
  </message>
  <message>
   <source>criterion</source>
   <translation>损失函数</translation>
  </message>
  <message>
   <source>critic</source>
   <translation>评论者</translation>
  </message>
  <message>
   <source>crop</source>
   <translation>裁剪</translation>
  </message>
  <message>
   <source>cross-attention</source>
   <translation>交叉注意力</translation>
  </message>
  <message>
   <source>cube</source>
   <translation>立方</translation>
  </message>
  <message>
   <source>cumulative product</source>
   <translation>累积乘积</translation>
  </message>
  <message>
   <source>cumulative sum</source>
   <translation>累积和</translation>
  </message>
  <message>
   <source>curve</source>
   <translation>曲线</translation>
  </message>
  <message>
   <source>cut</source>
   <translation>切割</translation>
  </message>
  <message>
   <source>cut off</source>
   <translation>截断</translation>
  </message>
  <message>
   <source>cutout</source>
   <translation>遮挡块</translation>
  </message>
  <message>
   <source>cyclic</source>
   <translation>循环</translation>
  </message>
  <message>
   <source>damaged</source>
   <translation>已损坏</translation>
  </message>
  <message>
   <source>dann</source>
   <translation>dann</translation>
  </message>
  <message>
   <source>dark knowledge</source>
   <translation>暗知识</translation>
  </message>
  <message>
   <source>data</source>
   <translation>数据</translation>
  </message>
  <message>
   <source>data source</source>
   <translation>数据来源</translation>
  </message>
  <message>
   <source>data {memory}, on the {device} already: no step transfers any</source>
   <translation>数据 {memory}，已在{device}上：每一步都无需传输</translation>
  </message>
  <message>
   <source>day, white</source>
   <translation>白天、白色</translation>
  </message>
  <message>
   <source>dead pixels</source>
   <translation>坏点</translation>
  </message>
  <message>
   <source>decay</source>
   <translation>衰减</translation>
  </message>
  <message>
   <source>decibel</source>
   <translation>分贝</translation>
  </message>
  <message>
   <source>decoder</source>
   <translation>解码器</translation>
  </message>
  <message>
   <source>decoder block</source>
   <translation>解码器块</translation>
  </message>
  <message>
   <source>decoder only</source>
   <translation>仅解码器</translation>
  </message>
  <message>
   <source>deconvolution</source>
   <translation>反卷积</translation>
  </message>
  <message>
   <source>defocus</source>
   <translation>失焦</translation>
  </message>
  <message>
   <source>deform</source>
   <translation>变形</translation>
  </message>
  <message>
   <source>degrees</source>
   <translation>度</translation>
  </message>
  <message>
   <source>delta</source>
   <translation>差值</translation>
  </message>
  <message>
   <source>denoise</source>
   <translation>去噪</translation>
  </message>
  <message>
   <source>denoising</source>
   <translation>去噪</translation>
  </message>
  <message>
   <source>dense</source>
   <translation>全连接</translation>
  </message>
  <message>
   <source>dense connection</source>
   <translation>密集连接</translation>
  </message>
  <message>
   <source>densenet</source>
   <translation>densenet</translation>
  </message>
  <message>
   <source>depth to space</source>
   <translation>深度转空间</translation>
  </message>
  <message>
   <source>depthwise</source>
   <translation>逐通道</translation>
  </message>
  <message>
   <source>depthwise separable</source>
   <translation>深度可分离</translation>
  </message>
  <message>
   <source>derivative</source>
   <translation>导数</translation>
  </message>
  <message>
   <source>descendants, outputs, after, successors</source>
   <translation>后代、输出、之后、后继</translation>
  </message>
  <message>
   <source>deselect, clear selection</source>
   <translation>取消选择、清除选择</translation>
  </message>
  <message>
   <source>detection</source>
   <translation>检测</translation>
  </message>
  <message>
   <source>diag</source>
   <translation>对角</translation>
  </message>
  <message>
   <source>diagonal</source>
   <translation>对角线</translation>
  </message>
  <message>
   <source>diagonal matrix</source>
   <translation>对角矩阵</translation>
  </message>
  <message>
   <source>dice coefficient</source>
   <translation>Dice 系数</translation>
  </message>
  <message>
   <source>difference</source>
   <translation>差</translation>
  </message>
  <message>
   <source>different</source>
   <translation>不同</translation>
  </message>
  <message>
   <source>differs from the running plan</source>
   <translation>与正在运行的计划不同</translation>
  </message>
  <message>
   <source>digit capsules</source>
   <translation>数字胶囊</translation>
  </message>
  <message>
   <source>dilated convolution</source>
   <translation>空洞卷积</translation>
  </message>
  <message>
   <source>dim names an axis twice: {dim}.</source>
   <translation>dim 两次指定同一个轴：{dim}。</translation>
  </message>
  <message>
   <source>dim1 ({dim1}) and dim2 ({dim2}) are the same axis.</source>
   <translation>dim1 ({dim1}) 与 dim2 ({dim2}) 是同一个轴。</translation>
  </message>
  <message>
   <source>direction</source>
   <translation>方向</translation>
  </message>
  <message>
   <source>disable, switch off</source>
   <translation>禁用、关闭</translation>
  </message>
  <message>
   <source>discrete</source>
   <translation>离散</translation>
  </message>
  <message>
   <source>discretise</source>
   <translation>离散化</translation>
  </message>
  <message>
   <source>distance matrix</source>
   <translation>距离矩阵</translation>
  </message>
  <message>
   <source>distillation</source>
   <translation>蒸馏</translation>
  </message>
  <message>
   <source>distort</source>
   <translation>变形</translation>
  </message>
  <message>
   <source>distributed batch normalization</source>
   <translation>同步批归一化</translation>
  </message>
  <message>
   <source>div</source>
   <translation>除法</translation>
  </message>
  <message>
   <source>divergence</source>
   <translation>散度</translation>
  </message>
  <message>
   <source>divide</source>
   <translation>除</translation>
  </message>
  <message>
   <source>domain adaptation</source>
   <translation>域适应</translation>
  </message>
  <message>
   <source>dot product</source>
   <translation>点积</translation>
  </message>
  <message>
   <source>double-click a name</source>
   <translation>双击名称</translation>
  </message>
  <message>
   <source>double-click empty space</source>
   <translation>双击空白处</translation>
  </message>
  <message>
   <source>double-click it, then drag the point</source>
   <translation>双击它，然后拖动该点</translation>
  </message>
  <message>
   <source>double-click its card</source>
   <translation>双击其卡片</translation>
  </message>
  <message>
   <source>downsample</source>
   <translation>下采样</translation>
  </message>
  <message>
   <source>downscale</source>
   <translation>缩小</translation>
  </message>
  <message>
   <source>drag a card; with Ctrl, past the guides</source>
   <translation>拖动卡片；按住 Ctrl 则不受参考线约束</translation>
  </message>
  <message>
   <source>drag from a port to another</source>
   <translation>从一个端口拖到另一个</translation>
  </message>
  <message>
   <source>drag from it with Shift</source>
   <translation>按住 Shift 从它拖动</translation>
  </message>
  <message>
   <source>drag it with Alt, or shake it; the wires are mended</source>
   <translation>按住 Alt 拖动，或摇动它；连线会接好</translation>
  </message>
  <message>
   <source>drag one of its ends</source>
   <translation>拖动其一端</translation>
  </message>
  <message>
   <source>drag over empty space; with Alt, round them</source>
   <translation>在空白处拖动；按住 Alt 则绕着画</translation>
  </message>
  <message>
   <source>drag with the middle button; two fingers</source>
   <translation>用中键拖动；双指</translation>
  </message>
  <message>
   <source>drop a layer on it</source>
   <translation>把层放到它上面</translation>
  </message>
  <message>
   <source>drop a wire on empty space</source>
   <translation>把连线放到空白处</translation>
  </message>
  <message>
   <source>drop connect</source>
   <translation>随机断连</translation>
  </message>
  <message>
   <source>drop dimension</source>
   <translation>去掉维度</translation>
  </message>
  <message>
   <source>drop out</source>
   <translation>随机失活</translation>
  </message>
  <message>
   <source>dtype</source>
   <translation>数据类型</translation>
  </message>
  <message>
   <source>dummy</source>
   <translation>占位</translation>
  </message>
  <message>
   <source>duplicate</source>
   <translation>重复</translation>
  </message>
  <message>
   <source>dynamic routing</source>
   <translation>动态路由</translation>
  </message>
  <message>
   <source>each head on its own scale</source>
   <translation>每个头用各自的刻度</translation>
  </message>
  <message>
   <source>each on its own scale</source>
   <translation>各自的刻度</translation>
  </message>
  <message>
   <source>earth mover</source>
   <translation>推土机距离</translation>
  </message>
  <message>
   <source>edges</source>
   <translation>边</translation>
  </message>
  <message>
   <source>edited</source>
   <translation>已编辑</translation>
  </message>
  <message>
   <source>einstein summation</source>
   <translation>爱因斯坦求和</translation>
  </message>
  <message>
   <source>either</source>
   <translation>任一</translation>
  </message>
  <message>
   <source>elementwise</source>
   <translation>逐元素</translation>
  </message>
  <message>
   <source>elman</source>
   <translation>elman</translation>
  </message>
  <message>
   <source>elman cell</source>
   <translation>Elman单元</translation>
  </message>
  <message>
   <source>embedding</source>
   <translation>嵌入</translation>
  </message>
  <message>
   <source>empty</source>
   <translation>空</translation>
  </message>
  <message>
   <source>encoder</source>
   <translation>编码器</translation>
  </message>
  <message>
   <source>encoder block</source>
   <translation>编码器块</translation>
  </message>
  <message>
   <source>encoder decoder</source>
   <translation>编码器解码器</translation>
  </message>
  <message>
   <source>end, cancel, abort</source>
   <translation>结束、取消、中止</translation>
  </message>
  <message>
   <source>end_dim ({end_dim}) comes before start_dim ({start_dim}).</source>
   <translation>end_dim ({end_dim}) 在 start_dim ({start_dim}) 之前。</translation>
  </message>
  <message>
   <source>energy</source>
   <translation>能量</translation>
  </message>
  <message>
   <source>enlarge</source>
   <translation>放大</translation>
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
   <source>epochs</source>
   <translation>轮</translation>
  </message>
  <message>
   <source>epsilon</source>
   <translation>极小值</translation>
  </message>
  <message>
   <source>eq</source>
   <translation>等于</translation>
  </message>
  <message>
   <source>equalise</source>
   <translation>均衡化</translation>
  </message>
  <message>
   <source>error function</source>
   <translation>误差函数</translation>
  </message>
  <message>
   <source>estimator</source>
   <translation>估计器</translation>
  </message>
  <message>
   <source>euclidean</source>
   <translation>欧几里得</translation>
  </message>
  <message>
   <source>euclidean distance</source>
   <translation>欧氏距离</translation>
  </message>
  <message>
   <source>evaluation</source>
   <translation>评估</translation>
  </message>
  <message>
   <source>every</source>
   <translation>每个</translation>
  </message>
  <message>
   <source>everything</source>
   <translation>全部</translation>
  </message>
  <message>
   <source>example</source>
   <translation>样本</translation>
  </message>
  <message>
   <source>example {index}</source>
   <translation>样本 {index}</translation>
  </message>
  <message>
   <source>example {index}: mean IoU {iou}, {share} right</source>
   <translation>样本 {index}：平均 IoU {iou}，{share} 正确</translation>
  </message>
  <message>
   <source>example {index}: {bits} bits a letter, {share} right</source>
   <translation>样本 {index}：每个字符 {bits} 比特，{share} 正确</translation>
  </message>
  <message>
   <source>example {index}: {title} {sure}</source>
   <translation>样本 {index}：{title} {sure}</translation>
  </message>
  <message>
   <source>examples</source>
   <translation>样本</translation>
  </message>
  <message>
   <source>exclusive or</source>
   <translation>异或</translation>
  </message>
  <message>
   <source>exists</source>
   <translation>存在</translation>
  </message>
  <message>
   <source>exit, close, end</source>
   <translation>退出、关闭、结束</translation>
  </message>
  <message>
   <source>expand dims</source>
   <translation>扩展维度</translation>
  </message>
  <message>
   <source>expanding path</source>
   <translation>扩张路径</translation>
  </message>
  <message>
   <source>expectation</source>
   <translation>期望</translation>
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
   <source>experts</source>
   <translation>专家</translation>
  </message>
  <message>
   <source>exponent</source>
   <translation>指数</translation>
  </message>
  <message>
   <source>exponential</source>
   <translation>指数</translation>
  </message>
  <message>
   <source>exponential linear unit</source>
   <translation>指数线性单元</translation>
  </message>
  <message>
   <source>exponential minus one</source>
   <translation>指数减一</translation>
  </message>
  <message>
   <source>extend</source>
   <translation>扩展</translation>
  </message>
  <message>
   <source>f1</source>
   <translation>F1 分数</translation>
  </message>
  <message>
   <source>face recognition</source>
   <translation>人脸识别</translation>
  </message>
  <message>
   <source>factor</source>
   <translation>因子</translation>
  </message>
  <message>
   <source>failed</source>
   <translation>已失败</translation>
  </message>
  <message>
   <source>false alarms</source>
   <translation>误报</translation>
  </message>
  <message>
   <source>fc</source>
   <translation>fc</translation>
  </message>
  <message>
   <source>feature</source>
   <translation>特征</translation>
  </message>
  <message>
   <source>feature mask</source>
   <translation>特征遮罩</translation>
  </message>
  <message>
   <source>feature, place</source>
   <translation>特征，位置</translation>
  </message>
  <message>
   <source>features</source>
   <translation>特征</translation>
  </message>
  <message>
   <source>feed-forward</source>
   <translation>前馈</translation>
  </message>
  <message>
   <source>ffmpeg could not write the animation: {reason}</source>
   <translation>ffmpeg 无法写出动画：{reason}</translation>
  </message>
  <message>
   <source>fill</source>
   <translation>填充</translation>
  </message>
  <message>
   <source>filter</source>
   <translation>滤波器</translation>
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
   <source>find a layer</source>
   <translation>查找层</translation>
  </message>
  <message>
   <source>finished</source>
   <translation>已完成</translation>
  </message>
  <message>
   <source>first token</source>
   <translation>首个标记</translation>
  </message>
  <message>
   <source>fix</source>
   <translation>固定</translation>
  </message>
  <message>
   <source>flash attention</source>
   <translation>闪存注意力</translation>
  </message>
  <message>
   <source>flip matrix</source>
   <translation>翻转矩阵</translation>
  </message>
  <message>
   <source>fliplr</source>
   <translation>左右翻转</translation>
  </message>
  <message>
   <source>flipud</source>
   <translation>上下翻转</translation>
  </message>
  <message>
   <source>float</source>
   <translation>浮点</translation>
  </message>
  <message>
   <source>focus</source>
   <translation>聚焦</translation>
  </message>
  <message>
   <source>font families</source>
   <translation>PingFang SC, Microsoft YaHei UI, Microsoft YaHei, Noto Sans CJK SC, Source Han Sans SC, Noto Sans SC, WenQuanYi Micro Hei</translation>
  </message>
  <message>
   <source>forget gate</source>
   <translation>遗忘门</translation>
  </message>
  <message>
   <source>formula</source>
   <translation>公式</translation>
  </message>
  <message>
   <source>forward</source>
   <translation>前向</translation>
  </message>
  <message>
   <source>found</source>
   <translation>找到</translation>
  </message>
  <message>
   <source>fractional part</source>
   <translation>小数部分</translation>
  </message>
  <message>
   <source>fractional pooling</source>
   <translation>分数池化</translation>
  </message>
  <message>
   <source>frames</source>
   <translation>分帧</translation>
  </message>
  <message>
   <source>freeze</source>
   <translation>冻结</translation>
  </message>
  <message>
   <source>frequency mask</source>
   <translation>频率遮罩</translation>
  </message>
  <message>
   <source>from</source>
   <translation>自</translation>
  </message>
  <message>
   <source>from step {since} to {until}</source>
   <translation>从第 {since} 步到第 {until} 步</translation>
  </message>
  <message>
   <source>from the beginning</source>
   <translation>从开始起</translation>
  </message>
  <message>
   <source>from the wire</source>
   <translation>来自连线</translation>
  </message>
  <message>
   <source>from {low} to {high}</source>
   <translation>从 {low} 到 {high}</translation>
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
   <source>frozen</source>
   <translation>已冻结</translation>
  </message>
  <message>
   <source>frozen at step {step}</source>
   <translation>冻结于第 {step} 步</translation>
  </message>
  <message>
   <source>full</source>
   <translation>填满</translation>
  </message>
  <message>
   <source>fully connected</source>
   <translation>全连接</translation>
  </message>
  <message>
   <source>function</source>
   <translation>函数</translation>
  </message>
  <message>
   <source>fused</source>
   <translation>融合</translation>
  </message>
  <message>
   <source>gain</source>
   <translation>增益</translation>
  </message>
  <message>
   <source>gan</source>
   <translation>生成对抗网络</translation>
  </message>
  <message>
   <source>gap</source>
   <translation>gap</translation>
  </message>
  <message>
   <source>gat</source>
   <translation>gat</translation>
  </message>
  <message>
   <source>gate</source>
   <translation>门</translation>
  </message>
  <message>
   <source>gated activation</source>
   <translation>门控激活</translation>
  </message>
  <message>
   <source>gated linear unit</source>
   <translation>门控线性单元</translation>
  </message>
  <message>
   <source>gated recurrent unit</source>
   <translation>门控循环单元</translation>
  </message>
  <message>
   <source>gated recurrent unit cell</source>
   <translation>门控循环单元</translation>
  </message>
  <message>
   <source>gather</source>
   <translation>收集</translation>
  </message>
  <message>
   <source>gating</source>
   <translation>门控</translation>
  </message>
  <message>
   <source>gaussian</source>
   <translation>高斯</translation>
  </message>
  <message>
   <source>gaussian error linear unit</source>
   <translation>高斯误差线性单元</translation>
  </message>
  <message>
   <source>gcn</source>
   <translation>gcn</translation>
  </message>
  <message>
   <source>ge</source>
   <translation>大于等于</translation>
  </message>
  <message>
   <source>generator</source>
   <translation>生成器</translation>
  </message>
  <message>
   <source>generator input</source>
   <translation>生成器输入</translation>
  </message>
  <message>
   <source>geometric gan</source>
   <translation>几何 GAN</translation>
  </message>
  <message>
   <source>given</source>
   <translation>给出</translation>
  </message>
  <message>
   <source>gives</source>
   <translation>给出</translation>
  </message>
  <message>
   <source>global average pooling</source>
   <translation>全局平均池化</translation>
  </message>
  <message>
   <source>global max pooling</source>
   <translation>全局最大池化</translation>
  </message>
  <message>
   <source>glu</source>
   <translation>glu</translation>
  </message>
  <message>
   <source>gn</source>
   <translation>gn</translation>
  </message>
  <message>
   <source>gnn</source>
   <translation>gnn</translation>
  </message>
  <message>
   <source>gone</source>
   <translation>消失</translation>
  </message>
  <message>
   <source>gone back to here from step {step} of {run}</source>
   <translation>从 {run} 的第 {step} 步回到这里</translation>
  </message>
  <message>
   <source>googlenet</source>
   <translation>googlenet</translation>
  </message>
  <message>
   <source>gpt</source>
   <translation>gpt</translation>
  </message>
  <message>
   <source>grad</source>
   <translation>梯度</translation>
  </message>
  <message>
   <source>gradient</source>
   <translation>梯度</translation>
  </message>
  <message>
   <source>gradient checkpointing, save memory</source>
   <translation>梯度检查点、节省内存</translation>
  </message>
  <message>
   <source>gradient penalty</source>
   <translation>梯度惩罚</translation>
  </message>
  <message>
   <source>gradients {memory}</source>
   <translation>梯度 {memory}</translation>
  </message>
  <message>
   <source>graph</source>
   <translation>图</translation>
  </message>
  <message>
   <source>graph attention network</source>
   <translation>图注意力网络</translation>
  </message>
  <message>
   <source>graph neural network</source>
   <translation>图神经网络</translation>
  </message>
  <message>
   <source>graphics card</source>
   <translation>显卡</translation>
  </message>
  <message>
   <source>grey</source>
   <translation>灰色</translation>
  </message>
  <message>
   <source>greyscale</source>
   <translation>灰度</translation>
  </message>
  <message>
   <source>grid</source>
   <translation>网格</translation>
  </message>
  <message>
   <source>grl</source>
   <translation>grl</translation>
  </message>
  <message>
   <source>group 1 of {count}</source>
   <translation>第 1 组，共 {count} 组</translation>
  </message>
  <message>
   <source>group normalisation</source>
   <translation>组归一化</translation>
  </message>
  <message>
   <source>group normalization</source>
   <translation>组归一化</translation>
  </message>
  <message>
   <source>group, subgraph, module</source>
   <translation>编组、子图、模块</translation>
  </message>
  <message>
   <source>grouped convolution</source>
   <translation>分组卷积</translation>
  </message>
  <message>
   <source>groups</source>
   <translation>组</translation>
  </message>
  <message>
   <source>gru step</source>
   <translation>gru单步</translation>
  </message>
  <message>
   <source>gt</source>
   <translation>大于</translation>
  </message>
  <message>
   <source>hadamard</source>
   <translation>哈达玛</translation>
  </message>
  <message>
   <source>half</source>
   <translation>半精度</translation>
  </message>
  <message>
   <source>halves</source>
   <translation>对半</translation>
  </message>
  <message>
   <source>handwriting</source>
   <translation>手写</translation>
  </message>
  <message>
   <source>hard shrink</source>
   <translation>硬收缩</translation>
  </message>
  <message>
   <source>hard sigmoid</source>
   <translation>hard sigmoid</translation>
  </message>
  <message>
   <source>hard swish</source>
   <translation>hard swish</translation>
  </message>
  <message>
   <source>hard tanh</source>
   <translation>hard tanh</translation>
  </message>
  <message>
   <source>heads</source>
   <translation>头</translation>
  </message>
  <message>
   <source>heat map, expensive</source>
   <translation>热图、昂贵</translation>
  </message>
  <message>
   <source>hide</source>
   <translation>遮盖</translation>
  </message>
  <message>
   <source>highway network</source>
   <translation>高速公路网络</translation>
  </message>
  <message>
   <source>hinge</source>
   <translation>合页</translation>
  </message>
  <message>
   <source>hinge loss</source>
   <translation>合页损失</translation>
  </message>
  <message>
   <source>histogram</source>
   <translation>直方图</translation>
  </message>
  <message>
   <source>hits</source>
   <translation>命中</translation>
  </message>
  <message>
   <source>hold, wait</source>
   <translation>暂停、等待</translation>
  </message>
  <message>
   <source>homography</source>
   <translation>单应性</translation>
  </message>
  <message>
   <source>homoscedastic</source>
   <translation>同方差</translation>
  </message>
  <message>
   <source>how much it counts</source>
   <translation>其分量</translation>
  </message>
  <message>
   <source>how sure</source>
   <translation>把握程度</translation>
  </message>
  <message>
   <source>hswish</source>
   <translation>hswish</translation>
  </message>
  <message>
   <source>huber</source>
   <translation>huber</translation>
  </message>
  <message>
   <source>hue</source>
   <translation>色相</translation>
  </message>
  <message>
   <source>hyperbolic cosine</source>
   <translation>双曲余弦</translation>
  </message>
  <message>
   <source>hyperbolic sine</source>
   <translation>双曲正弦</translation>
  </message>
  <message>
   <source>hyperbolic tangent</source>
   <translation>双曲正切</translation>
  </message>
  <message>
   <source>hypernetwork</source>
   <translation>超网络</translation>
  </message>
  <message>
   <source>identity mapping</source>
   <translation>恒等映射</translation>
  </message>
  <message>
   <source>identity matrix</source>
   <translation>单位矩阵</translation>
  </message>
  <message>
   <source>if</source>
   <translation>如果</translation>
  </message>
  <message>
   <source>im2col</source>
   <translation>im2col</translation>
  </message>
  <message>
   <source>image</source>
   <translation>图像</translation>
  </message>
  <message>
   <source>image filter</source>
   <translation>图像滤波</translation>
  </message>
  <message>
   <source>image to sequence</source>
   <translation>图像转序列</translation>
  </message>
  <message>
   <source>images</source>
   <translation>图像</translation>
  </message>
  <message>
   <source>imbalance</source>
   <translation>不平衡</translation>
  </message>
  <message>
   <source>impulse noise</source>
   <translation>脉冲噪声</translation>
  </message>
  <message>
   <source>in their order</source>
   <translation>按其顺序</translation>
  </message>
  <message>
   <source>inception crop</source>
   <translation>Inception 裁剪</translation>
  </message>
  <message>
   <source>index</source>
   <translation>索引</translation>
  </message>
  <message>
   <source>index has as many axes as input and src, and is not longer than src</source>
   <translation>index 的轴数与 input 和 src 相同，且不长于 src</translation>
  </message>
  <message>
   <source>index has as many axes as input, and is longer along dim only</source>
   <translation>index 的轴数与 input 相同，且只在 dim 上可以更长</translation>
  </message>
  <message>
   <source>index is as long as source along dim, and source is else as input</source>
   <translation>index 在 dim 上与 source 一样长，source 的其余部分与 input 相同</translation>
  </message>
  <message>
   <source>index of maximum</source>
   <translation>最大值索引</translation>
  </message>
  <message>
   <source>index of minimum</source>
   <translation>最小值索引</translation>
  </message>
  <message>
   <source>index {index}</source>
   <translation>索引 {index}</translation>
  </message>
  <message>
   <source>indices have as many axes as input, each as long or 1, but dim</source>
   <translation>indices 的轴数与 input 相同，除 dim 外每个轴一样长或为 1</translation>
  </message>
  <message>
   <source>inf</source>
   <translation>无穷</translation>
  </message>
  <message>
   <source>infinite</source>
   <translation>无穷</translation>
  </message>
  <message>
   <source>initial state</source>
   <translation>初始状态</translation>
  </message>
  <message>
   <source>input gate</source>
   <translation>输入门</translation>
  </message>
  <message>
   <source>instance normalisation</source>
   <translation>实例归一化</translation>
  </message>
  <message>
   <source>instance normalization</source>
   <translation>实例归一化</translation>
  </message>
  <message>
   <source>int</source>
   <translation>整数</translation>
  </message>
  <message>
   <source>integer division</source>
   <translation>整除</translation>
  </message>
  <message>
   <source>integer part</source>
   <translation>整数部分</translation>
  </message>
  <message>
   <source>integrate</source>
   <translation>积分</translation>
  </message>
  <message>
   <source>interaction</source>
   <translation>交互</translation>
  </message>
  <message>
   <source>interleave</source>
   <translation>交错</translation>
  </message>
  <message>
   <source>interpolate</source>
   <translation>插值</translation>
  </message>
  <message>
   <source>inverse</source>
   <translation>逆</translation>
  </message>
  <message>
   <source>inverse of max pooling</source>
   <translation>反最大池化</translation>
  </message>
  <message>
   <source>inverse softmax</source>
   <translation>反softmax</translation>
  </message>
  <message>
   <source>inverse square root</source>
   <translation>平方根倒数</translation>
  </message>
  <message>
   <source>invert</source>
   <translation>反转</translation>
  </message>
  <message>
   <source>invert mask</source>
   <translation>反转掩码</translation>
  </message>
  <message>
   <source>inverted residual</source>
   <translation>倒残差</translation>
  </message>
  <message>
   <source>inverted, as the data lie on the other ground</source>
   <translation>已反色，因为数据的底色相反</translation>
  </message>
  <message>
   <source>isometry</source>
   <translation>等距</translation>
  </message>
  <message>
   <source>it has a batch, channels, and one axis of places or more</source>
   <translation>它有批、通道,以及一个或多个位置轴</translation>
  </message>
  <message>
   <source>it has a batch, channels, and one size for each axis after them</source>
   <translation>它有一个批次、通道，以及之后每个轴的一个大小</translation>
  </message>
  <message>
   <source>it is larger than any snapshot</source>
   <translation>它比任何快照都大</translation>
  </message>
  <message>
   <source>it is no snapshot</source>
   <translation>它不是快照</translation>
  </message>
  <message>
   <source>it is not UTF-8 text</source>
   <translation>它不是 UTF-8 文本</translation>
  </message>
  <message>
   <source>it is not whole</source>
   <translation>它不完整</translation>
  </message>
  <message>
   <source>it needs version {wanted} of the plugin interface, and this program has version {found}. Update Plexus Studio</source>
   <translation>它需要版本 {wanted} 的插件接口，而本程序为版本 {found}。请更新 Plexus Studio</translation>
  </message>
  <message>
   <source>it offers a {found} where a {wanted} belongs</source>
   <translation>它在需要 {wanted} 的地方提供了 {found}</translation>
  </message>
  <message>
   <source>its first line does not name it</source>
   <translation>其第一行没有它的名称</translation>
  </message>
  <message>
   <source>its last {length} characters</source>
   <translation>其最后 {length} 个字符</translation>
  </message>
  <message>
   <source>its time is no number</source>
   <translation>其时间不是数</translation>
  </message>
  <message>
   <source>its title is no text</source>
   <translation>其标题不是文本</translation>
  </message>
  <message>
   <source>its version is no whole number</source>
   <translation>其版本不是整数</translation>
  </message>
  <message>
   <source>jacobian</source>
   <translation>雅可比</translation>
  </message>
  <message>
   <source>jitter</source>
   <translation>抖动</translation>
  </message>
  <message>
   <source>join</source>
   <translation>连接</translation>
  </message>
  <message>
   <source>join masks</source>
   <translation>合并掩码</translation>
  </message>
  <message>
   <source>keeps</source>
   <translation>保留</translation>
  </message>
  <message>
   <source>kendall</source>
   <translation>Kendall 法</translation>
  </message>
  <message>
   <source>kept to go back {memory}</source>
   <translation>为回传保留 {memory}</translation>
  </message>
  <message>
   <source>kernel</source>
   <translation>卷积核</translation>
  </message>
  <message>
   <source>key</source>
   <translation>键</translation>
  </message>
  <message>
   <source>key bindings, hotkeys, customise, settings</source>
   <translation>按键绑定、热键、自定义、设置</translation>
  </message>
  <message>
   <source>key_padding_mask</source>
   <translation>key_padding_mask</translation>
  </message>
  <message>
   <source>kind of layer</source>
   <translation>层类型</translation>
  </message>
  <message>
   <source>kl</source>
   <translation>kl</translation>
  </message>
  <message>
   <source>kld</source>
   <translation>KL 损失</translation>
  </message>
  <message>
   <source>kornia</source>
   <translation>Kornia 库</translation>
  </message>
  <message>
   <source>kullback leibler</source>
   <translation>KL 散度</translation>
  </message>
  <message>
   <source>kullback-leibler divergence</source>
   <translation>KL散度</translation>
  </message>
  <message>
   <source>l1</source>
   <translation>l1</translation>
  </message>
  <message>
   <source>l2</source>
   <translation>l2</translation>
  </message>
  <message>
   <source>l2 loss</source>
   <translation>l2损失</translation>
  </message>
  <message>
   <source>l2 normalise</source>
   <translation>l2归一化</translation>
  </message>
  <message>
   <source>l2 pooling</source>
   <translation>l2池化</translation>
  </message>
  <message>
   <source>label {number}</source>
   <translation>标签 {number}</translation>
  </message>
  <message>
   <source>labels</source>
   <translation>标签</translation>
  </message>
  <message>
   <source>language model</source>
   <translation>语言模型</translation>
  </message>
  <message>
   <source>larger</source>
   <translation>更大</translation>
  </message>
  <message>
   <source>larger, magnify</source>
   <translation>更大、放大</translation>
  </message>
  <message>
   <source>largest</source>
   <translation>最大</translation>
  </message>
  <message>
   <source>lasso</source>
   <translation>套索</translation>
  </message>
  <message>
   <source>last step</source>
   <translation>最后一步</translation>
  </message>
  <message>
   <source>latent</source>
   <translation>潜变量</translation>
  </message>
  <message>
   <source>lateral inhibition</source>
   <translation>侧抑制</translation>
  </message>
  <message>
   <source>layer normalisation</source>
   <translation>层归一化</translation>
  </message>
  <message>
   <source>layer normalization</source>
   <translation>层归一化</translation>
  </message>
  <message>
   <source>layers</source>
   <translation>层</translation>
  </message>
  <message>
   <source>layout, tidy, order, clean up</source>
   <translation>布局、整理、排序、清理</translation>
  </message>
  <message>
   <source>le</source>
   <translation>小于等于</translation>
  </message>
  <message>
   <source>leaf</source>
   <translation>叶子</translation>
  </message>
  <message>
   <source>leaky rectifier</source>
   <translation>带泄漏整流</translation>
  </message>
  <message>
   <source>learnable</source>
   <translation>可学习</translation>
  </message>
  <message>
   <source>learned slope</source>
   <translation>可学习斜率</translation>
  </message>
  <message>
   <source>learning rate</source>
   <translation>学习率</translation>
  </message>
  <message>
   <source>learning rate {rate}: loss {loss}</source>
   <translation>学习率 {rate}：损失 {loss}</translation>
  </message>
  <message>
   <source>learning to rank</source>
   <translation>排序学习</translation>
  </message>
  <message>
   <source>legacy</source>
   <translation>旧版</translation>
  </message>
  <message>
   <source>length</source>
   <translation>长度</translation>
  </message>
  <message>
   <source>length × N × classes</source>
   <translation>长度 × N × 类别</translation>
  </message>
  <message>
   <source>length × N × features</source>
   <translation>长度 × N × 特征</translation>
  </message>
  <message>
   <source>lengths</source>
   <translation>长度</translation>
  </message>
  <message>
   <source>lerp</source>
   <translation>线性插值</translation>
  </message>
  <message>
   <source>levels</source>
   <translation>级</translation>
  </message>
  <message>
   <source>light</source>
   <translation>光</translation>
  </message>
  <message>
   <source>likeliest</source>
   <translation>最可能</translation>
  </message>
  <message>
   <source>limit</source>
   <translation>限制</translation>
  </message>
  <message>
   <source>line</source>
   <translation>线</translation>
  </message>
  <message>
   <source>line {line} of {lines}</source>
   <translation>第 {line} 行，共 {lines} 行</translation>
  </message>
  <message>
   <source>linear bottleneck</source>
   <translation>线性瓶颈</translation>
  </message>
  <message>
   <source>llama</source>
   <translation>llama</translation>
  </message>
  <message>
   <source>ln</source>
   <translation>ln</translation>
  </message>
  <message>
   <source>load, project, file</source>
   <translation>加载、项目、文件</translation>
  </message>
  <message>
   <source>local response normalization</source>
   <translation>局部响应归一化</translation>
  </message>
  <message>
   <source>localisation</source>
   <translation>定位</translation>
  </message>
  <message>
   <source>lock weights, requires_grad</source>
   <translation>锁定权重、requires_grad</translation>
  </message>
  <message>
   <source>log loss</source>
   <translation>对数损失</translation>
  </message>
  <message>
   <source>log probabilities</source>
   <translation>对数概率</translation>
  </message>
  <message>
   <source>log probability</source>
   <translation>对数概率</translation>
  </message>
  <message>
   <source>log sum exp</source>
   <translation>对数求和指数</translation>
  </message>
  <message>
   <source>log variance</source>
   <translation>对数方差</translation>
  </message>
  <message>
   <source>log_probs is length × N × classes, targets N × length, and both lengths are N</source>
   <translation>log_probs 为 长度 × N × 类别，targets 为 N × 长度，两个 lengths 都是 N</translation>
  </message>
  <message>
   <source>logarithm</source>
   <translation>对数</translation>
  </message>
  <message>
   <source>logarithm plus one</source>
   <translation>对数加一</translation>
  </message>
  <message>
   <source>logistic</source>
   <translation>逻辑斯蒂</translation>
  </message>
  <message>
   <source>logistic loss</source>
   <translation>逻辑损失</translation>
  </message>
  <message>
   <source>logvar</source>
   <translation>对数方差</translation>
  </message>
  <message>
   <source>long</source>
   <translation>长整型</translation>
  </message>
  <message>
   <source>long short-term memory</source>
   <translation>长短期记忆</translation>
  </message>
  <message>
   <source>long short-term memory cell</source>
   <translation>长短期记忆单元</translation>
  </message>
  <message>
   <source>looks</source>
   <translation>查看</translation>
  </message>
  <message>
   <source>lookup</source>
   <translation>查找</translation>
  </message>
  <message>
   <source>lookup table</source>
   <translation>查找表</translation>
  </message>
  <message>
   <source>loss</source>
   <translation>损失</translation>
  </message>
  <message>
   <source>loss weights</source>
   <translation>损失权重</translation>
  </message>
  <message>
   <source>loss {losses}</source>
   <translation>损失 {losses}</translation>
  </message>
  <message>
   <source>loss {loss}</source>
   <translation>损失 {loss}</translation>
  </message>
  <message>
   <source>losses</source>
   <translation>各项损失</translation>
  </message>
  <message>
   <source>lower triangle</source>
   <translation>下三角</translation>
  </message>
  <message>
   <source>lrn</source>
   <translation>lrn</translation>
  </message>
  <message>
   <source>lstm step</source>
   <translation>lstm单步</translation>
  </message>
  <message>
   <source>lt</source>
   <translation>小于</translation>
  </message>
  <message>
   <source>lua torch</source>
   <translation>lua torch</translation>
  </message>
  <message>
   <source>mT</source>
   <translation>mT</translation>
  </message>
  <message>
   <source>mae</source>
   <translation>mae</translation>
  </message>
  <message>
   <source>magnitude</source>
   <translation>幅值</translation>
  </message>
  <message>
   <source>makes {loss} small</source>
   <translation>使 {loss} 变小</translation>
  </message>
  <message>
   <source>manual, documentation, help</source>
   <translation>手册、文档、帮助</translation>
  </message>
  <message>
   <source>map {index}</source>
   <translation>特征图 {index}</translation>
  </message>
  <message>
   <source>margin</source>
   <translation>间隔</translation>
  </message>
  <message>
   <source>mask</source>
   <translation>掩码</translation>
  </message>
  <message>
   <source>masked attention</source>
   <translation>掩码注意力</translation>
  </message>
  <message>
   <source>matrix multiplication</source>
   <translation>矩阵乘法</translation>
  </message>
  <message>
   <source>max</source>
   <translation>最大</translation>
  </message>
  <message>
   <source>max over time</source>
   <translation>时间最大池化</translation>
  </message>
  <message>
   <source>max pooling</source>
   <translation>最大池化</translation>
  </message>
  <message>
   <source>max_lr : the first learning rate.</source>
   <translation>max_lr 与第一个学习率之比。</translation>
  </message>
  <message>
   <source>max_val ({max_val}) must be greater than min_val ({min_val}).</source>
   <translation>max_val ({max_val}) 必须大于 min_val ({min_val})。</translation>
  </message>
  <message>
   <source>maximum</source>
   <translation>最大值</translation>
  </message>
  <message>
   <source>mbconv</source>
   <translation>mbconv</translation>
  </message>
  <message>
   <source>mean IoU</source>
   <translation>平均 IoU</translation>
  </message>
  <message>
   <source>mean IoU {iou}, {share} of places right</source>
   <translation>平均 IoU {iou}，{share} 的位置正确</translation>
  </message>
  <message>
   <source>mean absolute error</source>
   <translation>平均绝对误差</translation>
  </message>
  <message>
   <source>mean and range of {count} seeds</source>
   <translation>{count} 个种子的均值与范围</translation>
  </message>
  <message>
   <source>mean and variance</source>
   <translation>均值和方差</translation>
  </message>
  <message>
   <source>mean of the classes</source>
   <translation>各类别的平均</translation>
  </message>
  <message>
   <source>mean of word vectors</source>
   <translation>词向量平均</translation>
  </message>
  <message>
   <source>mean pooling</source>
   <translation>平均池化</translation>
  </message>
  <message>
   <source>mean precision</source>
   <translation>平均精确率</translation>
  </message>
  <message>
   <source>mean squared error</source>
   <translation>均方误差</translation>
  </message>
  <message>
   <source>mean {mean}, deviation {std}</source>
   <translation>平均 {mean},标准差 {std}</translation>
  </message>
  <message>
   <source>mean {mean}, spread {spread}</source>
   <translation>均值 {mean}，散布 {spread}</translation>
  </message>
  <message>
   <source>mean; the {count} lowest are drawn</source>
   <translation>均值；画出了最低的 {count} 个</translation>
  </message>
  <message>
   <source>means of {count} tokens</source>
   <translation>{count} 个词元的平均</translation>
  </message>
  <message>
   <source>median</source>
   <translation>中位数</translation>
  </message>
  <message>
   <source>message passing</source>
   <translation>消息传递</translation>
  </message>
  <message>
   <source>messages</source>
   <translation>消息</translation>
  </message>
  <message>
   <source>metric</source>
   <translation>指标项</translation>
  </message>
  <message>
   <source>metric learning</source>
   <translation>度量学习</translation>
  </message>
  <message>
   <source>mha</source>
   <translation>mha</translation>
  </message>
  <message>
   <source>middle</source>
   <translation>中间</translation>
  </message>
  <message>
   <source>milestones</source>
   <translation>里程碑</translation>
  </message>
  <message>
   <source>min</source>
   <translation>最小</translation>
  </message>
  <message>
   <source>minimum</source>
   <translation>最小值</translation>
  </message>
  <message>
   <source>minus</source>
   <translation>减</translation>
  </message>
  <message>
   <source>mirror</source>
   <translation>镜像</translation>
  </message>
  <message>
   <source>missing</source>
   <translation>缺失</translation>
  </message>
  <message>
   <source>mix</source>
   <translation>混合</translation>
  </message>
  <message>
   <source>mix channels</source>
   <translation>通道混合</translation>
  </message>
  <message>
   <source>mixture of experts</source>
   <translation>混合专家</translation>
  </message>
  <message>
   <source>mlp</source>
   <translation>mlp</translation>
  </message>
  <message>
   <source>mobilenet</source>
   <translation>mobilenet</translation>
  </message>
  <message>
   <source>moco</source>
   <translation>MoCo 法</translation>
  </message>
  <message>
   <source>mod</source>
   <translation>取模</translation>
  </message>
  <message>
   <source>model changed ({what}). {effect}</source>
   <translation>模型已更改({what})。{effect}</translation>
  </message>
  <message>
   <source>modulo</source>
   <translation>取余</translation>
  </message>
  <message>
   <source>modulo one</source>
   <translation>小数部分</translation>
  </message>
  <message>
   <source>moe</source>
   <translation>moe</translation>
  </message>
  <message>
   <source>more than one value for each example, where one label was expected</source>
   <translation>每个样本有多个值，而这里只需要一个标签</translation>
  </message>
  <message>
   <source>most changed</source>
   <translation>变化最大</translation>
  </message>
  <message>
   <source>most unsure</source>
   <translation>最没把握</translation>
  </message>
  <message>
   <source>most wrong</source>
   <translation>错得最多</translation>
  </message>
  <message>
   <source>moveaxis</source>
   <translation>移动维度</translation>
  </message>
  <message>
   <source>moving average</source>
   <translation>移动平均</translation>
  </message>
  <message>
   <source>ms</source>
   <translation>毫秒</translation>
  </message>
  <message>
   <source>mse</source>
   <translation>mse</translation>
  </message>
  <message>
   <source>mu</source>
   <translation>均值</translation>
  </message>
  <message>
   <source>multi-head</source>
   <translation>多头</translation>
  </message>
  <message>
   <source>multi-label</source>
   <translation>多标签</translation>
  </message>
  <message>
   <source>multi-label hinge</source>
   <translation>多标签合页</translation>
  </message>
  <message>
   <source>multi-scale</source>
   <translation>多尺度</translation>
  </message>
  <message>
   <source>multi-task</source>
   <translation>多任务</translation>
  </message>
  <message>
   <source>multiclass</source>
   <translation>多分类</translation>
  </message>
  <message>
   <source>multiply</source>
   <translation>乘法</translation>
  </message>
  <message>
   <source>multiply by</source>
   <translation>乘以</translation>
  </message>
  <message>
   <source>name, label</source>
   <translation>名称、标签</translation>
  </message>
  <message>
   <source>nan</source>
   <translation>nan</translation>
  </message>
  <message>
   <source>ne</source>
   <translation>不等于</translation>
  </message>
  <message>
   <source>nearest</source>
   <translation>最近</translation>
  </message>
  <message>
   <source>nearest neighbor</source>
   <translation>最近邻</translation>
  </message>
  <message>
   <source>nearest neighbour</source>
   <translation>最近邻</translation>
  </message>
  <message>
   <source>neg</source>
   <translation>负</translation>
  </message>
  <message>
   <source>negate</source>
   <translation>取负</translation>
  </message>
  <message>
   <source>negative</source>
   <translation>负片</translation>
  </message>
  <message>
   <source>negative log likelihood</source>
   <translation>负对数似然</translation>
  </message>
  <message>
   <source>neighbour sampling</source>
   <translation>邻居采样</translation>
  </message>
  <message>
   <source>neighbours</source>
   <translation>邻居</translation>
  </message>
  <message>
   <source>nesterov</source>
   <translation>Nesterov 动量</translation>
  </message>
  <message>
   <source>new axis</source>
   <translation>新轴</translation>
  </message>
  <message>
   <source>new dimension</source>
   <translation>增加维度</translation>
  </message>
  <message>
   <source>new ones</source>
   <translation>新建全一</translation>
  </message>
  <message>
   <source>new zeros</source>
   <translation>新建全零</translation>
  </message>
  <message>
   <source>newest</source>
   <translation>最新</translation>
  </message>
  <message>
   <source>next place</source>
   <translation>下一个位置</translation>
  </message>
  <message>
   <source>night, black</source>
   <translation>夜晚、黑色</translation>
  </message>
  <message>
   <source>no details</source>
   <translation>无详细信息</translation>
  </message>
  <message>
   <source>no grad</source>
   <translation>无梯度</translation>
  </message>
  <message>
   <source>no layer has the id "{id}".</source>
   <translation>没有 id 为“{id}”的层。</translation>
  </message>
  <message>
   <source>no loss is wired to it</source>
   <translation>没有损失连到它</translation>
  </message>
  <message>
   <source>no problems</source>
   <translation>没有问题</translation>
  </message>
  <message>
   <source>no-op</source>
   <translation>空操作</translation>
  </message>
  <message>
   <source>noise</source>
   <translation>噪声</translation>
  </message>
  <message>
   <source>noise contrastive</source>
   <translation>噪声对比</translation>
  </message>
  <message>
   <source>none</source>
   <translation>无</translation>
  </message>
  <message>
   <source>nonlinearity</source>
   <translation>非线性</translation>
  </message>
  <message>
   <source>norm</source>
   <translation>范数</translation>
  </message>
  <message>
   <source>norm of the difference</source>
   <translation>差的范数</translation>
  </message>
  <message>
   <source>norm pooling</source>
   <translation>范数池化</translation>
  </message>
  <message>
   <source>norm_type is 0, and nothing has a root of the order 0.</source>
   <translation>norm_type 为 0，而没有 0 次方根。</translation>
  </message>
  <message>
   <source>normal</source>
   <translation>正态</translation>
  </message>
  <message>
   <source>normal distribution</source>
   <translation>正态分布</translation>
  </message>
  <message>
   <source>normal: the bell curve around 0; uniform: evenly from -1 to 1.</source>
   <translation>normal:0 附近的钟形曲线;uniform:从 -1 到 1 均匀分布。</translation>
  </message>
  <message>
   <source>normalise</source>
   <translation>归一化</translation>
  </message>
  <message>
   <source>normalised exponential</source>
   <translation>归一化指数</translation>
  </message>
  <message>
   <source>not</source>
   <translation>非</translation>
  </message>
  <message>
   <source>not connected</source>
   <translation>未连接</translation>
  </message>
  <message>
   <source>not found</source>
   <translation>未找到</translation>
  </message>
  <message>
   <source>not installed</source>
   <translation>未安装</translation>
  </message>
  <message>
   <source>not judged</source>
   <translation>未判定</translation>
  </message>
  <message>
   <source>not known yet</source>
   <translation>尚不知道</translation>
  </message>
  <message>
   <source>not possible</source>
   <translation>不可能</translation>
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
   <source>not there</source>
   <translation>不存在</translation>
  </message>
  <message>
   <source>not {name}</source>
   <translation>非 {name}</translation>
  </message>
  <message>
   <source>note</source>
   <translation>便签</translation>
  </message>
  <message>
   <source>nothing</source>
   <translation>无</translation>
  </message>
  <message>
   <source>nothing that can be read</source>
   <translation>没有可读的内容</translation>
  </message>
  <message>
   <source>now</source>
   <translation>现在</translation>
  </message>
  <message>
   <source>nt-xent</source>
   <translation>NT-Xent 损失</translation>
  </message>
  <message>
   <source>number</source>
   <translation>数字</translation>
  </message>
  <message>
   <source>number {number}</source>
   <translation>数值 {number}</translation>
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
   <source>objective</source>
   <translation>目标函数</translation>
  </message>
  <message>
   <source>occlusion</source>
   <translation>遮挡</translation>
  </message>
  <message>
   <source>ocr</source>
   <translation>ocr</translation>
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
   <source>once</source>
   <translation>1 次</translation>
  </message>
  <message>
   <source>one</source>
   <translation>一</translation>
  </message>
  <message>
   <source>one axis</source>
   <translation>一个轴</translation>
  </message>
  <message>
   <source>one cycle</source>
   <translation>单周期</translation>
  </message>
  <message>
   <source>one minus</source>
   <translation>一减</translation>
  </message>
  <message>
   <source>one number</source>
   <translation>一个数</translation>
  </message>
  <message>
   <source>one over</source>
   <translation>倒数</translation>
  </message>
  <message>
   <source>ones</source>
   <translation>全一</translation>
  </message>
  <message>
   <source>open</source>
   <translation>已展开</translation>
  </message>
  <message>
   <source>open, go inside, dive in</source>
   <translation>打开、进入、深入</translation>
  </message>
  <message>
   <source>opposite</source>
   <translation>相反数</translation>
  </message>
  <message>
   <source>optical flow</source>
   <translation>光流</translation>
  </message>
  <message>
   <source>optimise</source>
   <translation>优化</translation>
  </message>
  <message>
   <source>optimiser and the rest</source>
   <translation>优化器及其余</translation>
  </message>
  <message>
   <source>optimiser {memory}</source>
   <translation>优化器 {memory}</translation>
  </message>
  <message>
   <source>optimizer</source>
   <translation>优化器</translation>
  </message>
  <message>
   <source>optional</source>
   <translation>可选</translation>
  </message>
  <message>
   <source>or</source>
   <translation>或</translation>
  </message>
  <message>
   <source>order</source>
   <translation>顺序</translation>
  </message>
  <message>
   <source>orthogonal</source>
   <translation>正交</translation>
  </message>
  <message>
   <source>outer product</source>
   <translation>外积</translation>
  </message>
  <message>
   <source>outliers</source>
   <translation>离群值</translation>
  </message>
  <message>
   <source>output gate</source>
   <translation>输出门</translation>
  </message>
  <message>
   <source>output {index}</source>
   <translation>输出 {index}</translation>
  </message>
  <message>
   <source>output {shape}</source>
   <translation>输出 {shape}</translation>
  </message>
  <message>
   <source>output_padding ({added}) must be smaller than stride ({stride}) or dilation ({dilation}).</source>
   <translation>output_padding ({added}) 必须小于 stride ({stride}) 或 dilation ({dilation})。</translation>
  </message>
  <message>
   <source>output_size needs a number for each axis after the channels, not {output_size}.</source>
   <translation>output_size 需要为通道之后的每个轴各给一个数，而不是 {output_size}。</translation>
  </message>
  <message>
   <source>outputs</source>
   <translation>输出</translation>
  </message>
  <message>
   <source>overfitting</source>
   <translation>过拟合</translation>
  </message>
  <message>
   <source>overlap</source>
   <translation>重叠</translation>
  </message>
  <message>
   <source>overlap add</source>
   <translation>重叠相加</translation>
  </message>
  <message>
   <source>own distance</source>
   <translation>自定义距离</translation>
  </message>
  <message>
   <source>pad</source>
   <translation>填充</translation>
  </message>
  <message>
   <source>pad has {count} numbers, two for each axis from the last; {source} gives {found}, which has too few or too many axes for that in the mode {mode}.</source>
   <translation>pad 有 {count} 个数，从最后一个轴起每个轴两个；{source} 给出 {found}，在模式 {mode} 下轴太少或太多。</translation>
  </message>
  <message>
   <source>padded to {sizes}</source>
   <translation>填充到 {sizes}</translation>
  </message>
  <message>
   <source>padding ({padding}) can be half of kernel_size ({kernel}) at most.</source>
   <translation>padding（{padding}）不能超过 kernel_size（{kernel}）的一半。</translation>
  </message>
  <message>
   <source>pairs</source>
   <translation>成对</translation>
  </message>
  <message>
   <source>pairwise</source>
   <translation>两两</translation>
  </message>
  <message>
   <source>parallel branches</source>
   <translation>并行分支</translation>
  </message>
  <message>
   <source>parameters, safetensors, state dict</source>
   <translation>参数、safetensors、状态字典</translation>
  </message>
  <message>
   <source>parametric relu</source>
   <translation>参数化ReLU</translation>
  </message>
  <message>
   <source>partition</source>
   <translation>划分</translation>
  </message>
  <message>
   <source>pass through</source>
   <translation>直通</translation>
  </message>
  <message>
   <source>paste</source>
   <translation>粘贴</translation>
  </message>
  <message>
   <source>patch ({row}, {column}): {value}</source>
   <translation>图块（{row}，{column}）：{value}</translation>
  </message>
  <message>
   <source>patch merging</source>
   <translation>图块合并</translation>
  </message>
  <message>
   <source>patches</source>
   <translation>图块</translation>
  </message>
  <message>
   <source>patchify</source>
   <translation>切块</translation>
  </message>
  <message>
   <source>paused</source>
   <translation>已暂停</translation>
  </message>
  <message>
   <source>per_sample_weights have the shape of the indices</source>
   <translation>per_sample_weights 的形状与索引相同</translation>
  </message>
  <message>
   <source>percentile</source>
   <translation>百分位数</translation>
  </message>
  <message>
   <source>perceptron</source>
   <translation>感知机</translation>
  </message>
  <message>
   <source>periodic</source>
   <translation>周期</translation>
  </message>
  <message>
   <source>permutation</source>
   <translation>排列</translation>
  </message>
  <message>
   <source>permute</source>
   <translation>维度重排</translation>
  </message>
  <message>
   <source>pick</source>
   <translation>挑选</translation>
  </message>
  <message>
   <source>picture</source>
   <translation>图片</translation>
  </message>
  <message>
   <source>picture {index}</source>
   <translation>图片 {index}</translation>
  </message>
  <message>
   <source>pieces</source>
   <translation>段</translation>
  </message>
  <message>
   <source>pixel classes</source>
   <translation>像素分类</translation>
  </message>
  <message>
   <source>pixels</source>
   <translation>像素</translation>
  </message>
  <message>
   <source>place</source>
   <translation>位置</translation>
  </message>
  <message>
   <source>placeholder</source>
   <translation>占位</translation>
  </message>
  <message>
   <source>plateau</source>
   <translation>平台</translation>
  </message>
  <message>
   <source>plot</source>
   <translation>绘图</translation>
  </message>
  <message>
   <source>plus</source>
   <translation>加</translation>
  </message>
  <message>
   <source>pointwise</source>
   <translation>逐点</translation>
  </message>
  <message>
   <source>poisson regression</source>
   <translation>泊松回归</translation>
  </message>
  <message>
   <source>polar</source>
   <translation>极坐标</translation>
  </message>
  <message>
   <source>position</source>
   <translation>位置</translation>
  </message>
  <message>
   <source>position embedding</source>
   <translation>位置嵌入</translation>
  </message>
  <message>
   <source>position ids</source>
   <translation>位置编号</translation>
  </message>
  <message>
   <source>positional encoding</source>
   <translation>位置编码</translation>
  </message>
  <message>
   <source>positions</source>
   <translation>位置</translation>
  </message>
  <message>
   <source>positive</source>
   <translation>正数</translation>
  </message>
  <message>
   <source>post-norm</source>
   <translation>后归一化</translation>
  </message>
  <message>
   <source>pow</source>
   <translation>幂</translation>
  </message>
  <message>
   <source>power average pooling</source>
   <translation>幂平均池化</translation>
  </message>
  <message>
   <source>power of e</source>
   <translation>e的幂</translation>
  </message>
  <message>
   <source>power of two</source>
   <translation>二的幂</translation>
  </message>
  <message>
   <source>pre-norm</source>
   <translation>前归一化</translation>
  </message>
  <message>
   <source>precision</source>
   <translation>精确率</translation>
  </message>
  <message>
   <source>precision-recall</source>
   <translation>精确率-召回率</translation>
  </message>
  <message>
   <source>predicted</source>
   <translation>预测类别</translation>
  </message>
  <message>
   <source>predicted over true</source>
   <translation>预测对真实</translation>
  </message>
  <message>
   <source>predicted − true</source>
   <translation>预测 − 真实</translation>
  </message>
  <message>
   <source>prediction</source>
   <translation>预测</translation>
  </message>
  <message>
   <source>preference</source>
   <translation>偏好</translation>
  </message>
  <message>
   <source>prefix sum</source>
   <translation>前缀和</translation>
  </message>
  <message>
   <source>previous place, return</source>
   <translation>上一个位置、返回</translation>
  </message>
  <message>
   <source>probabilities</source>
   <translation>概率</translation>
  </message>
  <message>
   <source>probability</source>
   <translation>概率</translation>
  </message>
  <message>
   <source>problem: {sentence}</source>
   <translation>问题：{sentence}</translation>
  </message>
  <message>
   <source>processor</source>
   <translation>处理器</translation>
  </message>
  <message>
   <source>product</source>
   <translation>乘积</translation>
  </message>
  <message>
   <source>products of features</source>
   <translation>特征乘积</translation>
  </message>
  <message>
   <source>proj_size ({proj_size}) must be smaller than hidden_size ({hidden_size}).</source>
   <translation>proj_size ({proj_size}) 必须小于 hidden_size ({hidden_size})。</translation>
  </message>
  <message>
   <source>projection</source>
   <translation>投影</translation>
  </message>
  <message>
   <source>projection shortcut</source>
   <translation>投影捷径</translation>
  </message>
  <message>
   <source>projective</source>
   <translation>射影</translation>
  </message>
  <message>
   <source>prototype</source>
   <translation>原型</translation>
  </message>
  <message>
   <source>px</source>
   <translation>px</translation>
  </message>
  <message>
   <source>qkv</source>
   <translation>qkv</translation>
  </message>
  <message>
   <source>quantise</source>
   <translation>量化</translation>
  </message>
  <message>
   <source>quarter turn</source>
   <translation>旋转90度</translation>
  </message>
  <message>
   <source>quasi-newton</source>
   <translation>拟牛顿</translation>
  </message>
  <message>
   <source>query</source>
   <translation>查询</translation>
  </message>
  <message>
   <source>query key value</source>
   <translation>查询键值</translation>
  </message>
  <message>
   <source>quick add, insert, new node</source>
   <translation>快速添加、插入、新节点</translation>
  </message>
  <message>
   <source>quotient</source>
   <translation>商</translation>
  </message>
  <message>
   <source>rand</source>
   <translation>随机数</translation>
  </message>
  <message>
   <source>randn</source>
   <translation>正态随机数</translation>
  </message>
  <message>
   <source>random</source>
   <translation>随机</translation>
  </message>
  <message>
   <source>random pooling</source>
   <translation>随机池化</translation>
  </message>
  <message>
   <source>randomised leaky relu</source>
   <translation>随机泄漏ReLU</translation>
  </message>
  <message>
   <source>randomized leaky relu</source>
   <translation>随机泄漏ReLU</translation>
  </message>
  <message>
   <source>range</source>
   <translation>范围</translation>
  </message>
  <message>
   <source>rank</source>
   <translation>秩</translation>
  </message>
  <message>
   <source>rank one</source>
   <translation>秩一</translation>
  </message>
  <message>
   <source>ranking</source>
   <translation>排序</translation>
  </message>
  <message>
   <source>rare classes</source>
   <translation>稀少类别</translation>
  </message>
  <message>
   <source>rare words</source>
   <translation>罕见词</translation>
  </message>
  <message>
   <source>rate</source>
   <translation>比率</translation>
  </message>
  <message>
   <source>ratio</source>
   <translation>比例</translation>
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
   <source>reassemble</source>
   <translation>重组</translation>
  </message>
  <message>
   <source>recall</source>
   <translation>召回率</translation>
  </message>
  <message>
   <source>reciprocal square root</source>
   <translation>平方根倒数</translation>
  </message>
  <message>
   <source>rectified</source>
   <translation>修正的</translation>
  </message>
  <message>
   <source>rectified linear unit</source>
   <translation>线性整流</translation>
  </message>
  <message>
   <source>rectifier</source>
   <translation>整流</translation>
  </message>
  <message>
   <source>recurrent</source>
   <translation>循环</translation>
  </message>
  <message>
   <source>recurrent neural network</source>
   <translation>循环神经网络</translation>
  </message>
  <message>
   <source>reflect</source>
   <translation>反射</translation>
  </message>
  <message>
   <source>regression</source>
   <translation>回归</translation>
  </message>
  <message>
   <source>regularisation</source>
   <translation>正则化</translation>
  </message>
  <message>
   <source>regularise</source>
   <translation>正则化</translation>
  </message>
  <message>
   <source>regularization</source>
   <translation>正则化</translation>
  </message>
  <message>
   <source>relation</source>
   <translation>关系</translation>
  </message>
  <message>
   <source>relative entropy</source>
   <translation>相对熵</translation>
  </message>
  <message>
   <source>remove axis</source>
   <translation>删除维度</translation>
  </message>
  <message>
   <source>remove, erase</source>
   <translation>移除、擦除</translation>
  </message>
  <message>
   <source>reorder</source>
   <translation>重新排序</translation>
  </message>
  <message>
   <source>repair, fix everything</source>
   <translation>修复、全部修复</translation>
  </message>
  <message>
   <source>repair, mend</source>
   <translation>修复、修补</translation>
  </message>
  <message>
   <source>repeat the edge</source>
   <translation>重复边缘</translation>
  </message>
  <message>
   <source>repeat, step forward</source>
   <translation>重复、前进一步</translation>
  </message>
  <message>
   <source>repeated {count}</source>
   <translation>重复 {count} 次</translation>
  </message>
  <message>
   <source>replace nan</source>
   <translation>替换NaN</translation>
  </message>
  <message>
   <source>replicate</source>
   <translation>复制</translation>
  </message>
  <message>
   <source>requires_grad</source>
   <translation>需要梯度</translation>
  </message>
  <message>
   <source>reset gate</source>
   <translation>重置门</translation>
  </message>
  <message>
   <source>reshape</source>
   <translation>改变形状</translation>
  </message>
  <message>
   <source>residual</source>
   <translation>残差</translation>
  </message>
  <message>
   <source>residual over predicted</source>
   <translation>残差对预测</translation>
  </message>
  <message>
   <source>residual over true</source>
   <translation>残差对真实</translation>
  </message>
  <message>
   <source>resilient</source>
   <translation>弹性</translation>
  </message>
  <message>
   <source>resize</source>
   <translation>缩放</translation>
  </message>
  <message>
   <source>resized to {sizes}</source>
   <translation>调整大小为 {sizes}</translation>
  </message>
  <message>
   <source>resnet</source>
   <translation>resnet</translation>
  </message>
  <message>
   <source>rest</source>
   <translation>其余</translation>
  </message>
  <message>
   <source>restarts</source>
   <translation>重启</translation>
  </message>
  <message>
   <source>result</source>
   <translation>结果</translation>
  </message>
  <message>
   <source>resume, continue</source>
   <translation>恢复、继续</translation>
  </message>
  <message>
   <source>resume, go on</source>
   <translation>恢复、继续</translation>
  </message>
  <message>
   <source>retinanet</source>
   <translation>RetinaNet 网络</translation>
  </message>
  <message>
   <source>return</source>
   <translation>返回</translation>
  </message>
  <message>
   <source>reverse</source>
   <translation>反转</translation>
  </message>
  <message>
   <source>ridge</source>
   <translation>岭回归</translation>
  </message>
  <message>
   <source>right {count}</source>
   <translation>正确 {count}</translation>
  </message>
  <message>
   <source>right-click</source>
   <translation>右键单击</translation>
  </message>
  <message>
   <source>rms normalisation</source>
   <translation>均方根归一化</translation>
  </message>
  <message>
   <source>rms normalization</source>
   <translation>均方根归一化</translation>
  </message>
  <message>
   <source>rnn</source>
   <translation>rnn</translation>
  </message>
  <message>
   <source>rnn step</source>
   <translation>单步RNN</translation>
  </message>
  <message>
   <source>robust</source>
   <translation>鲁棒</translation>
  </message>
  <message>
   <source>robust mean</source>
   <translation>鲁棒均值</translation>
  </message>
  <message>
   <source>robust regression</source>
   <translation>鲁棒回归</translation>
  </message>
  <message>
   <source>roll</source>
   <translation>滚动</translation>
  </message>
  <message>
   <source>root</source>
   <translation>根</translation>
  </message>
  <message>
   <source>root mean square</source>
   <translation>均方根</translation>
  </message>
  <message>
   <source>rope</source>
   <translation>rope</translation>
  </message>
  <message>
   <source>rot90</source>
   <translation>旋转 90 度</translation>
  </message>
  <message>
   <source>rotate</source>
   <translation>旋转</translation>
  </message>
  <message>
   <source>round down</source>
   <translation>向下取整</translation>
  </message>
  <message>
   <source>round up</source>
   <translation>向上取整</translation>
  </message>
  <message>
   <source>router</source>
   <translation>路由器</translation>
  </message>
  <message>
   <source>routing</source>
   <translation>路由</translation>
  </message>
  <message>
   <source>routing by agreement</source>
   <translation>动态路由</translation>
  </message>
  <message>
   <source>row</source>
   <translation>行</translation>
  </message>
  <message>
   <source>row {index}</source>
   <translation>第 {index} 行</translation>
  </message>
  <message>
   <source>row {index}: {name}</source>
   <translation>第 {index} 行：{name}</translation>
  </message>
  <message>
   <source>row {row}, column {column}: {value}</source>
   <translation>第 {row} 行，第 {column} 列：{value}</translation>
  </message>
  <message>
   <source>rows</source>
   <translation>行</translation>
  </message>
  <message>
   <source>rows {row}, columns {column}: mean {value}</source>
   <translation>{row} 行，{column} 列：平均 {value}</translation>
  </message>
  <message>
   <source>rsub</source>
   <translation>反向减</translation>
  </message>
  <message>
   <source>run, fit, learn</source>
   <translation>运行、拟合、学习</translation>
  </message>
  <message>
   <source>running</source>
   <translation>正在运行</translation>
  </message>
  <message>
   <source>running product</source>
   <translation>累积乘积</translation>
  </message>
  <message>
   <source>running total</source>
   <translation>累加</translation>
  </message>
  <message>
   <source>s</source>
   <translation>秒</translation>
  </message>
  <message>
   <source>sabattier</source>
   <translation>萨巴蒂效应</translation>
  </message>
  <message>
   <source>sagan</source>
   <translation>SAGAN 网络</translation>
  </message>
  <message>
   <source>sage</source>
   <translation>sage</translation>
  </message>
  <message>
   <source>saliency</source>
   <translation>显著性</translation>
  </message>
  <message>
   <source>same</source>
   <translation>相同</translation>
  </message>
  <message>
   <source>same shape</source>
   <translation>相同形状</translation>
  </message>
  <message>
   <source>sample</source>
   <translation>样本</translation>
  </message>
  <message>
   <source>sample {index} is {name}</source>
   <translation>样本 {index} 是 {name}</translation>
  </message>
  <message>
   <source>sample {index} is {name}, taken for {other}</source>
   <translation>样本 {index} 是 {name}，被当作 {other}</translation>
  </message>
  <message>
   <source>sample {sample}</source>
   <translation>样本 {sample}</translation>
  </message>
  <message>
   <source>sampling</source>
   <translation>采样</translation>
  </message>
  <message>
   <source>saturate</source>
   <translation>饱和</translation>
  </message>
  <message>
   <source>saturation</source>
   <translation>饱和度</translation>
  </message>
  <message>
   <source>saved</source>
   <translation>已保存</translation>
  </message>
  <message>
   <source>scalar</source>
   <translation>标量</translation>
  </message>
  <message>
   <source>scale</source>
   <translation>缩放</translation>
  </message>
  <message>
   <source>scaled as the training split is</source>
   <translation>按训练集缩放</translation>
  </message>
  <message>
   <source>scaled exponential linear unit</source>
   <translation>缩放指数线性单元</translation>
  </message>
  <message>
   <source>scaled to 0–1</source>
   <translation>缩放到 0–1</translation>
  </message>
  <message>
   <source>scan</source>
   <translation>扫描</translation>
  </message>
  <message>
   <source>scatter</source>
   <translation>散布</translation>
  </message>
  <message>
   <source>schedule</source>
   <translation>计划</translation>
  </message>
  <message>
   <source>scheduler</source>
   <translation>调度器</translation>
  </message>
  <message>
   <source>score</source>
   <translation>得分</translation>
  </message>
  <message>
   <source>scores</source>
   <translation>分数</translation>
  </message>
  <message>
   <source>screenshot, image, PNG, SVG</source>
   <translation>截图、图像、PNG、SVG</translation>
  </message>
  <message>
   <source>sdpa</source>
   <translation>sdpa</translation>
  </message>
  <message>
   <source>se block</source>
   <translation>SE模块</translation>
  </message>
  <message>
   <source>search, everything, actions</source>
   <translation>搜索、全部、操作</translation>
  </message>
  <message>
   <source>seconds</source>
   <translation>秒</translation>
  </message>
  <message>
   <source>sections</source>
   <translation>分段</translation>
  </message>
  <message>
   <source>segment sum</source>
   <translation>分段求和</translation>
  </message>
  <message>
   <source>segmentation</source>
   <translation>分割</translation>
  </message>
  <message>
   <source>segnet</source>
   <translation>segnet</translation>
  </message>
  <message>
   <source>select</source>
   <translation>选择</translation>
  </message>
  <message>
   <source>self-attention</source>
   <translation>自注意力</translation>
  </message>
  <message>
   <source>self-normalising</source>
   <translation>自归一化</translation>
  </message>
  <message>
   <source>self-normalizing</source>
   <translation>自归一化</translation>
  </message>
  <message>
   <source>self-supervised</source>
   <translation>自监督</translation>
  </message>
  <message>
   <source>selu</source>
   <translation>selu</translation>
  </message>
  <message>
   <source>seq2seq</source>
   <translation>seq2seq</translation>
  </message>
  <message>
   <source>sequence</source>
   <translation>序列</translation>
  </message>
  <message>
   <source>sequence to sequence</source>
   <translation>序列到序列</translation>
  </message>
  <message>
   <source>several classes</source>
   <translation>多类别</translation>
  </message>
  <message>
   <source>several gpus</source>
   <translation>多GPU</translation>
  </message>
  <message>
   <source>several values</source>
   <translation>多个值</translation>
  </message>
  <message>
   <source>sgdr</source>
   <translation>带重启的 SGD</translation>
  </message>
  <message>
   <source>shake</source>
   <translation>抖动相机</translation>
  </message>
  <message>
   <source>share</source>
   <translation>占比</translation>
  </message>
  <message>
   <source>share that is right</source>
   <translation>正确的占比</translation>
  </message>
  <message>
   <source>share weights, tie</source>
   <translation>共享权重、绑定</translation>
  </message>
  <message>
   <source>shared embedding</source>
   <translation>共享嵌入</translation>
  </message>
  <message>
   <source>shared weights</source>
   <translation>共享权重</translation>
  </message>
  <message>
   <source>sharpen</source>
   <translation>锐化</translation>
  </message>
  <message>
   <source>shear</source>
   <translation>剪切</translation>
  </message>
  <message>
   <source>shift</source>
   <translation>平移</translation>
  </message>
  <message>
   <source>shortcut</source>
   <translation>捷径</translation>
  </message>
  <message>
   <source>shufflenet</source>
   <translation>shufflenet</translation>
  </message>
  <message>
   <source>siamese</source>
   <translation>孪生网络</translation>
  </message>
  <message>
   <source>sigma</source>
   <translation>标准差</translation>
  </message>
  <message>
   <source>sigmoid</source>
   <translation>S 形函数</translation>
  </message>
  <message>
   <source>sigmoid linear unit</source>
   <translation>S型线性单元</translation>
  </message>
  <message>
   <source>sigmoid loss</source>
   <translation>sigmoid损失</translation>
  </message>
  <message>
   <source>signal upsampling</source>
   <translation>信号上采样</translation>
  </message>
  <message>
   <source>signum</source>
   <translation>符号函数</translation>
  </message>
  <message>
   <source>simclr</source>
   <translation>SimCLR 法</translation>
  </message>
  <message>
   <source>similarity</source>
   <translation>相似度</translation>
  </message>
  <message>
   <source>since step {step}</source>
   <translation>自第 {step} 步以来</translation>
  </message>
  <message>
   <source>since step {step} (epoch {epoch})</source>
   <translation>自第 {step} 步起（第 {epoch} 轮）</translation>
  </message>
  <message>
   <source>since the look before</source>
   <translation>自上次查看以来</translation>
  </message>
  <message>
   <source>sine</source>
   <translation>正弦</translation>
  </message>
  <message>
   <source>single step</source>
   <translation>单步</translation>
  </message>
  <message>
   <source>single step, batch</source>
   <translation>单步、批次</translation>
  </message>
  <message>
   <source>singular value {place}: {value}</source>
   <translation>奇异值 {place}：{value}</translation>
  </message>
  <message>
   <source>sink</source>
   <translation>终点</translation>
  </message>
  <message>
   <source>size needs one number, or one for each axis after the channels, not {size}.</source>
   <translation>size 需要一个数，或为通道之后的每个轴各给一个数，而不是 {size}。</translation>
  </message>
  <message>
   <source>skip connection</source>
   <translation>跳跃连接</translation>
  </message>
  <message>
   <source>skip, disable, pass through</source>
   <translation>跳过、禁用、直通</translation>
  </message>
  <message>
   <source>slice</source>
   <translation>切片</translation>
  </message>
  <message>
   <source>sliding window</source>
   <translation>滑动窗口</translation>
  </message>
  <message>
   <source>small batches</source>
   <translation>小批量</translation>
  </message>
  <message>
   <source>smaller</source>
   <translation>小于</translation>
  </message>
  <message>
   <source>smallest</source>
   <translation>最小</translation>
  </message>
  <message>
   <source>smear</source>
   <translation>拖影</translation>
  </message>
  <message>
   <source>smooth</source>
   <translation>平滑</translation>
  </message>
  <message>
   <source>smooth l1</source>
   <translation>平滑L1</translation>
  </message>
  <message>
   <source>smooth mae</source>
   <translation>平滑MAE</translation>
  </message>
  <message>
   <source>smooth maximum</source>
   <translation>平滑最大值</translation>
  </message>
  <message>
   <source>smooth relu</source>
   <translation>平滑ReLU</translation>
  </message>
  <message>
   <source>soft labels</source>
   <translation>软标签</translation>
  </message>
  <message>
   <source>soft minimum</source>
   <translation>软最小</translation>
  </message>
  <message>
   <source>soft routing</source>
   <translation>软路由</translation>
  </message>
  <message>
   <source>soft shrink</source>
   <translation>软收缩</translation>
  </message>
  <message>
   <source>soft sign</source>
   <translation>软符号</translation>
  </message>
  <message>
   <source>soft targets</source>
   <translation>软目标</translation>
  </message>
  <message>
   <source>soft thresholding</source>
   <translation>软阈值</translation>
  </message>
  <message>
   <source>softmax loss</source>
   <translation>softmax损失</translation>
  </message>
  <message>
   <source>sort by</source>
   <translation>排序</translation>
  </message>
  <message>
   <source>source</source>
   <translation>来源</translation>
  </message>
  <message>
   <source>space to depth</source>
   <translation>空间到深度</translation>
  </message>
  <message>
   <source>spaces before it, to {length} characters</source>
   <translation>其前补空格，至 {length} 个字符</translation>
  </message>
  <message>
   <source>sparse</source>
   <translation>稀疏</translation>
  </message>
  <message>
   <source>spatial dropout</source>
   <translation>空间丢弃</translation>
  </message>
  <message>
   <source>spatial softmax</source>
   <translation>空间softmax</translation>
  </message>
  <message>
   <source>spatial transformer</source>
   <translation>空间变换</translation>
  </message>
  <message>
   <source>specaugment</source>
   <translation>SpecAugment 增强</translation>
  </message>
  <message>
   <source>speckle</source>
   <translation>斑点</translation>
  </message>
  <message>
   <source>speech</source>
   <translation>语音</translation>
  </message>
  <message>
   <source>split</source>
   <translation>拆分</translation>
  </message>
  <message>
   <source>split an axis</source>
   <translation>拆分维度</translation>
  </message>
  <message>
   <source>spread</source>
   <translation>离散程度</translation>
  </message>
  <message>
   <source>square</source>
   <translation>平方</translation>
  </message>
  <message>
   <source>square root</source>
   <translation>平方根</translation>
  </message>
  <message>
   <source>squared</source>
   <translation>平方</translation>
  </message>
  <message>
   <source>squared difference</source>
   <translation>平方差</translation>
  </message>
  <message>
   <source>squash</source>
   <translation>压缩</translation>
  </message>
  <message>
   <source>squeeze and excitation</source>
   <translation>压缩激励</translation>
  </message>
  <message>
   <source>stack</source>
   <translation>堆叠</translation>
  </message>
  <message>
   <source>staircase</source>
   <translation>阶梯</translation>
  </message>
  <message>
   <source>standard deviation</source>
   <translation>标准差</translation>
  </message>
  <message>
   <source>standardise</source>
   <translation>标准化</translation>
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
   <source>ste</source>
   <translation>ste</translation>
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
   <source>step {step} of {run}</source>
   <translation>{run} 的第 {step} 步</translation>
  </message>
  <message>
   <source>step {step}, before a change</source>
   <translation>第 {step} 步,更改之前</translation>
  </message>
  <message>
   <source>step {step}, example {index}</source>
   <translation>第 {step} 步，样本 {index}</translation>
  </message>
  <message>
   <source>step {step}, update of {other}</source>
   <translation>第 {step} 步，{other} 的更新</translation>
  </message>
  <message>
   <source>step {step}, {behind} steps ago</source>
   <translation>第 {step} 步，{behind} 步之前</translation>
  </message>
  <message>
   <source>step {step}: loss {loss}</source>
   <translation>第 {step} 步：损失 {loss}</translation>
  </message>
  <message>
   <source>step {step}: mean {mean}, deviation {std}</source>
   <translation>第 {step} 步：均值 {mean}，标准差 {std}</translation>
  </message>
  <message>
   <source>step {step}: {value}</source>
   <translation>第 {step} 步：{value}</translation>
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
   <source>stft</source>
   <translation>stft</translation>
  </message>
  <message>
   <source>stochastic depth</source>
   <translation>随机深度</translation>
  </message>
  <message>
   <source>stochastic gradient descent</source>
   <translation>随机梯度下降</translation>
  </message>
  <message>
   <source>stochastic pooling</source>
   <translation>随机池化</translation>
  </message>
  <message>
   <source>stop gradient</source>
   <translation>停止梯度</translation>
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
   <source>store, write, keep</source>
   <translation>存储、写入、保存</translation>
  </message>
  <message>
   <source>stretch</source>
   <translation>拉伸</translation>
  </message>
  <message>
   <source>strided</source>
   <translation>步幅</translation>
  </message>
  <message>
   <source>student</source>
   <translation>学生</translation>
  </message>
  <message>
   <source>style transfer</source>
   <translation>风格迁移</translation>
  </message>
  <message>
   <source>sub</source>
   <translation>减</translation>
  </message>
  <message>
   <source>sub-pixel convolution</source>
   <translation>亚像素卷积</translation>
  </message>
  <message>
   <source>subsampling</source>
   <translation>下采样</translation>
  </message>
  <message>
   <source>subsequent</source>
   <translation>后续</translation>
  </message>
  <message>
   <source>sum</source>
   <translation>求和</translation>
  </message>
  <message>
   <source>sum by group</source>
   <translation>分组求和</translation>
  </message>
  <message>
   <source>supcon</source>
   <translation>SupCon 损失</translation>
  </message>
  <message>
   <source>super-convergence</source>
   <translation>超收敛</translation>
  </message>
  <message>
   <source>super-resolution</source>
   <translation>超分辨率</translation>
  </message>
  <message>
   <source>supervised infonce</source>
   <translation>有监督 InfoNCE</translation>
  </message>
  <message>
   <source>support vector machine</source>
   <translation>支持向量机</translation>
  </message>
  <message>
   <source>survival</source>
   <translation>生存</translation>
  </message>
  <message>
   <source>svm</source>
   <translation>svm</translation>
  </message>
  <message>
   <source>swap axes</source>
   <translation>交换维度</translation>
  </message>
  <message>
   <source>swiglu</source>
   <translation>swiglu</translation>
  </message>
  <message>
   <source>swish</source>
   <translation>swish</translation>
  </message>
  <message>
   <source>synchronised</source>
   <translation>同步</translation>
  </message>
  <message>
   <source>synchronized</source>
   <translation>同步</translation>
  </message>
  <message>
   <source>t-SNE</source>
   <translation>t-SNE</translation>
  </message>
  <message>
   <source>t-SNE {done} of {rounds}</source>
   <translation>t-SNE {done}，共 {rounds}</translation>
  </message>
  <message>
   <source>table</source>
   <translation>表</translation>
  </message>
  <message>
   <source>take apart</source>
   <translation>拆开</translation>
  </message>
  <message>
   <source>take back, revert, step back</source>
   <translation>撤回、还原、后退一步</translation>
  </message>
  <message>
   <source>taken as it is</source>
   <translation>原样采用</translation>
  </message>
  <message>
   <source>tangent</source>
   <translation>正切</translation>
  </message>
  <message>
   <source>tanh shrink</source>
   <translation>tanh收缩</translation>
  </message>
  <message>
   <source>target network</source>
   <translation>目标网络</translation>
  </message>
  <message>
   <source>task weights</source>
   <translation>任务权重</translation>
  </message>
  <message>
   <source>tcn</source>
   <translation>tcn</translation>
  </message>
  <message>
   <source>teacher</source>
   <translation>教师</translation>
  </message>
  <message>
   <source>temperature</source>
   <translation>温度</translation>
  </message>
  <message>
   <source>temperature {temperature}  step {step}</source>
   <translation>温度 {temperature}  第 {step} 步</translation>
  </message>
  <message>
   <source>temporal convolution</source>
   <translation>时间卷积</translation>
  </message>
  <message>
   <source>tensor product</source>
   <translation>张量积</translation>
  </message>
  <message>
   <source>ternary</source>
   <translation>三元</translation>
  </message>
  <message>
   <source>text</source>
   <translation>文本</translation>
  </message>
  <message>
   <source>text, where numbers were expected</source>
   <translation>是文本，而这里需要数值</translation>
  </message>
  <message>
   <source>the GPU</source>
   <translation>GPU</translation>
  </message>
  <message>
   <source>the block holds itself: {names}.</source>
   <translation>块包含了自身：{names}。</translation>
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
   <source>the grid ends in an axis of 2, a number for each direction</source>
   <translation>grid 的最后一个轴为 2，每个方向一个数</translation>
  </message>
  <message>
   <source>the indices have the shape of the input: wire those of the pooling that made it</source>
   <translation>索引的形状与输入相同：请连接产生它的那个池化层的索引</translation>
  </message>
  <message>
   <source>the input is N × classes or more, and the target has no axis of classes</source>
   <translation>输入是 N × 类别数或更多,目标没有类别轴</translation>
  </message>
  <message>
   <source>the input is N × features, and the target N classes</source>
   <translation>输入是 N × 特征,目标是 N 个类别</translation>
  </message>
  <message>
   <source>the input is N × places, and the target has the same shape</source>
   <translation>输入是 N × 位置,目标形状相同</translation>
  </message>
  <message>
   <source>the last axis is even, since features turn in pairs</source>
   <translation>最后一个轴是偶数，因为特征成对旋转</translation>
  </message>
  <message>
   <source>the last of {count} places</source>
   <translation>{count} 个位置中的最后一个</translation>
  </message>
  <message>
   <source>the lists are nested too deeply.</source>
   <translation>列表嵌套过深。</translation>
  </message>
  <message>
   <source>the mean of all places</source>
   <translation>所有位置的平均</translation>
  </message>
  <message>
   <source>the mean of examples</source>
   <translation>各样本的平均</translation>
  </message>
  <message>
   <source>the number is too large.</source>
   <translation>数值过大。</translation>
  </message>
  <message>
   <source>the project {name}, which has no layers</source>
   <translation>没有层的项目 {name}</translation>
  </message>
  <message>
   <source>the rarest first</source>
   <translation>最罕见的在前</translation>
  </message>
  <message>
   <source>the run has no checkpoint yet.</source>
   <translation>运行还没有检查点。</translation>
  </message>
  <message>
   <source>the run keeps the checkpoint of step {step}.</source>
   <translation>运行保留第 {step} 步的检查点。</translation>
  </message>
  <message>
   <source>the run {name}</source>
   <translation>运行 {name}</translation>
  </message>
  <message>
   <source>the run's steps are compiled, these were not</source>
   <translation>运行的步是编译过的，这些不是</translation>
  </message>
  <message>
   <source>the saved file</source>
   <translation>已保存的文件</translation>
  </message>
  <message>
   <source>the selected one, or the last</source>
   <translation>所选的，否则最后一个</translation>
  </message>
  <message>
   <source>the snapshot “{title}”</source>
   <translation>快照“{title}”</translation>
  </message>
  <message>
   <source>the step “{title}”</source>
   <translation>步骤“{title}”</translation>
  </message>
  <message>
   <source>the target has the shape of the input</source>
   <translation>目标的形状与输入相同</translation>
  </message>
  <message>
   <source>the target is one class for each example: N</source>
   <translation>目标是每个样本一个类别：N</translation>
  </message>
  <message>
   <source>the text holds half a character.</source>
   <translation>文本中有半个字符。</translation>
  </message>
  <message>
   <source>the training</source>
   <translation>训练</translation>
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
   <source>the worst first</source>
   <translation>最差的在前</translation>
  </message>
  <message>
   <source>the {what} "{key}" is there already</source>
   <translation>{what}“{key}”已存在</translation>
  </message>
  <message>
   <source>there</source>
   <translation>存在</translation>
  </message>
  <message>
   <source>theta is N × 2 × 3 for images and N × 3 × 4 for volumes</source>
   <translation>theta 对图像是 N × 2 × 3，对体数据是 N × 3 × 4</translation>
  </message>
  <message>
   <source>this computer</source>
   <translation>这台计算机</translation>
  </message>
  <message>
   <source>this is no Plexus Studio project: "format" is not "{name}".</source>
   <translation>这不是 Plexus Studio 项目：“format”不是“{name}”。</translation>
  </message>
  <message>
   <source>thread: in the program itself. process: in a process of its own, whose crash costs the window nothing.</source>
   <translation>thread：在程序内部。process：在单独的进程中，其崩溃不会影响窗口。</translation>
  </message>
  <message>
   <source>threshold</source>
   <translation>阈值</translation>
  </message>
  <message>
   <source>tied embedding</source>
   <translation>绑定的嵌入</translation>
  </message>
  <message>
   <source>tied head</source>
   <translation>绑定的输出头</translation>
  </message>
  <message>
   <source>tile</source>
   <translation>平铺</translation>
  </message>
  <message>
   <source>tilt</source>
   <translation>倾斜</translation>
  </message>
  <message>
   <source>time</source>
   <translation>时间</translation>
  </message>
  <message>
   <source>time series</source>
   <translation>时间序列</translation>
  </message>
  <message>
   <source>time shift</source>
   <translation>时间平移</translation>
  </message>
  <message>
   <source>times</source>
   <translation>次</translation>
  </message>
  <message>
   <source>to</source>
   <translation>转换</translation>
  </message>
  <message>
   <source>to {names}</source>
   <translation>通向 {names}</translation>
  </message>
  <message>
   <source>token</source>
   <translation>词元</translation>
  </message>
  <message>
   <source>tokens</source>
   <translation>词元</translation>
  </message>
  <message>
   <source>torch's own</source>
   <translation>torch 自己的</translation>
  </message>
  <message>
   <source>total</source>
   <translation>总和</translation>
  </message>
  <message>
   <source>total loss</source>
   <translation>总损失</translation>
  </message>
  <message>
   <source>trace</source>
   <translation>迹</translation>
  </message>
  <message>
   <source>train</source>
   <translation>训练</translation>
  </message>
  <message>
   <source>train.class_weights has {count} numbers, but the target {field} of {data} has {classes} classes. Set as many numbers, or none.</source>
   <translation>train.class_weights 有 {count} 个数,但 {data} 的目标 {field} 有 {classes} 个类别。请设同样多的数,或不设。</translation>
  </message>
  <message>
   <source>train.monitor is {name}, but the validation of this training gives no such number: it gives {names}. Set train.monitor to one of them, or to auto.</source>
   <translation>train.monitor 为 {name},但该训练的验证不给出这样的数值:它给出 {names}。请将 train.monitor 设为其中之一,或设为 auto。</translation>
  </message>
  <message>
   <source>train.stop_early compares epochs, but this training does not say by what: its validation gives {names}. Set train.monitor to one of them, or train.stop_early to 0.</source>
   <translation>train.stop_early 要比较各轮,但该训练没有说明依据什么:其验证给出 {names}。请将 train.monitor 设为其中之一,或将 train.stop_early 设为 0。</translation>
  </message>
  <message>
   <source>train.{name} cannot be changed while training goes on. Change it in the settings and start a new run.</source>
   <translation>训练进行时不能改变 train.{name}。请在设置中修改并开始新的运行。</translation>
  </message>
  <message>
   <source>trainable</source>
   <translation>可训练</translation>
  </message>
  <message>
   <source>trained</source>
   <translation>训练后</translation>
  </message>
  <message>
   <source>training</source>
   <translation>训练</translation>
  </message>
  <message>
   <source>training sample {sample}</source>
   <translation>训练样本 {sample}</translation>
  </message>
  <message>
   <source>transform</source>
   <translation>变换</translation>
  </message>
  <message>
   <source>transformer</source>
   <translation>transformer</translation>
  </message>
  <message>
   <source>transformer block</source>
   <translation>Transformer块</translation>
  </message>
  <message>
   <source>transformer stack</source>
   <translation>Transformer堆叠</translation>
  </message>
  <message>
   <source>translate</source>
   <translation>平移</translation>
  </message>
  <message>
   <source>translation</source>
   <translation>翻译</translation>
  </message>
  <message>
   <source>transpose</source>
   <translation>转置</translation>
  </message>
  <message>
   <source>transposed convolution</source>
   <translation>转置卷积</translation>
  </message>
  <message>
   <source>triangular</source>
   <translation>三角</translation>
  </message>
  <message>
   <source>tril</source>
   <translation>下三角</translation>
  </message>
  <message>
   <source>triplet loss</source>
   <translation>三元组损失</translation>
  </message>
  <message>
   <source>true</source>
   <translation>真实</translation>
  </message>
  <message>
   <source>true or false</source>
   <translation>true 或 false</translation>
  </message>
  <message>
   <source>true or false (bool)</source>
   <translation>真或假 (bool)</translation>
  </message>
  <message>
   <source>true {true}, predicted {given}</source>
   <translation>真实 {true}，预测 {given}</translation>
  </message>
  <message>
   <source>true ↓  predicted →</source>
   <translation>真实 ↓  预测 →</translation>
  </message>
  <message>
   <source>truncate</source>
   <translation>截断</translation>
  </message>
  <message>
   <source>turn</source>
   <translation>转动</translation>
  </message>
  <message>
   <source>turns</source>
   <translation>次</translation>
  </message>
  <message>
   <source>tv</source>
   <translation>全变分</translation>
  </message>
  <message>
   <source>twice</source>
   <translation>出现了两次</translation>
  </message>
  <message>
   <source>two classes</source>
   <translation>二分类</translation>
  </message>
  <message>
   <source>two frames or notes have the id "{id}".</source>
   <translation>两个框或便签的 id 同为“{id}”。</translation>
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
   <source>two variables have the name "{name}".</source>
   <translation>有两个变量的名称都是“{name}”。</translation>
  </message>
  <message>
   <source>two views have the digit {key}.</source>
   <translation>两个视图使用了数字 {key}。</translation>
  </message>
  <message>
   <source>two views have the name "{name}".</source>
   <translation>两个视图的名称都是“{name}”。</translation>
  </message>
  <message>
   <source>two wires end at the input {port} of {name}.</source>
   <translation>{name} 的输入 {port} 上有两条连线。</translation>
  </message>
  <message>
   <source>type</source>
   <translation>类型</translation>
  </message>
  <message>
   <source>u-net</source>
   <translation>u-net</translation>
  </message>
  <message>
   <source>unbalanced</source>
   <translation>不均衡</translation>
  </message>
  <message>
   <source>uncertainty</source>
   <translation>不确定性</translation>
  </message>
  <message>
   <source>uncertainty weighting</source>
   <translation>不确定度加权</translation>
  </message>
  <message>
   <source>unet</source>
   <translation>unet</translation>
  </message>
  <message>
   <source>unflatten</source>
   <translation>反展平</translation>
  </message>
  <message>
   <source>unfold</source>
   <translation>展开</translation>
  </message>
  <message>
   <source>ungroup, dissolve</source>
   <translation>取消编组、解散</translation>
  </message>
  <message>
   <source>uniform</source>
   <translation>均匀</translation>
  </message>
  <message>
   <source>unit length</source>
   <translation>单位长度</translation>
  </message>
  <message>
   <source>unit matrix</source>
   <translation>单位矩阵</translation>
  </message>
  <message>
   <source>unit {unit}: always 0</source>
   <translation>单元 {unit}：始终为 0</translation>
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
   <source>units {first} and {second}: correlation {value}</source>
   <translation>单元 {first} 与 {second}：相关 {value}</translation>
  </message>
  <message>
   <source>unpatchify</source>
   <translation>还原图块</translation>
  </message>
  <message>
   <source>unpooling</source>
   <translation>反池化</translation>
  </message>
  <message>
   <source>unroll</source>
   <translation>展开</translation>
  </message>
  <message>
   <source>unsharp</source>
   <translation>钝化</translation>
  </message>
  <message>
   <source>unstack</source>
   <translation>拆分堆叠</translation>
  </message>
  <message>
   <source>untie weights</source>
   <translation>解除权重绑定</translation>
  </message>
  <message>
   <source>up</source>
   <translation>纵向</translation>
  </message>
  <message>
   <source>upconv</source>
   <translation>上卷积</translation>
  </message>
  <message>
   <source>update gate</source>
   <translation>更新门</translation>
  </message>
  <message>
   <source>update ÷ weights</source>
   <translation>更新 ÷ 权重</translation>
  </message>
  <message>
   <source>updates</source>
   <translation>次更新</translation>
  </message>
  <message>
   <source>upper triangle</source>
   <translation>上三角</translation>
  </message>
  <message>
   <source>upsample</source>
   <translation>上采样</translation>
  </message>
  <message>
   <source>upsampling</source>
   <translation>上采样</translation>
  </message>
  <message>
   <source>upscale</source>
   <translation>放大</translation>
  </message>
  <message>
   <source>upside down</source>
   <translation>上下颠倒</translation>
  </message>
  <message>
   <source>v-net</source>
   <translation>V-Net 网络</translation>
  </message>
  <message>
   <source>vae</source>
   <translation>vae</translation>
  </message>
  <message>
   <source>val</source>
   <translation>验证</translation>
  </message>
  <message>
   <source>validation</source>
   <translation>验证</translation>
  </message>
  <message>
   <source>value</source>
   <translation>值</translation>
  </message>
  <message>
   <source>variable length</source>
   <translation>变长</translation>
  </message>
  <message>
   <source>variance</source>
   <translation>方差</translation>
  </message>
  <message>
   <source>variational</source>
   <translation>变分</translation>
  </message>
  <message>
   <source>vector</source>
   <translation>向量</translation>
  </message>
  <message>
   <source>vector quantisation</source>
   <translation>向量量化</translation>
  </message>
  <message>
   <source>vectorise</source>
   <translation>向量化</translation>
  </message>
  <message>
   <source>version, licence</source>
   <translation>版本、许可证</translation>
  </message>
  <message>
   <source>video</source>
   <translation>视频</translation>
  </message>
  <message>
   <source>view</source>
   <translation>视图</translation>
  </message>
  <message>
   <source>views</source>
   <translation>视图</translation>
  </message>
  <message>
   <source>vision transformer</source>
   <translation>视觉Transformer</translation>
  </message>
  <message>
   <source>vit</source>
   <translation>vit</translation>
  </message>
  <message>
   <source>vocabulary</source>
   <translation>词表</translation>
  </message>
  <message>
   <source>volume upsampling</source>
   <translation>体积上采样</translation>
  </message>
  <message>
   <source>volumetric convolution</source>
   <translation>体积卷积</translation>
  </message>
  <message>
   <source>voxel</source>
   <translation>体素</translation>
  </message>
  <message>
   <source>voxels</source>
   <translation>体素</translation>
  </message>
  <message>
   <source>warm-up</source>
   <translation>预热</translation>
  </message>
  <message>
   <source>warmup</source>
   <translation>热身</translation>
  </message>
  <message>
   <source>warp</source>
   <translation>扭曲</translation>
  </message>
  <message>
   <source>wasserstein</source>
   <translation>Wasserstein 距离</translation>
  </message>
  <message>
   <source>wave</source>
   <translation>波</translation>
  </message>
  <message>
   <source>wavenet</source>
   <translation>wavenet</translation>
  </message>
  <message>
   <source>weight</source>
   <translation>权重</translation>
  </message>
  <message>
   <source>weight decay</source>
   <translation>权重衰减</translation>
  </message>
  <message>
   <source>weight tying</source>
   <translation>权重绑定</translation>
  </message>
  <message>
   <source>weights</source>
   <translation>权重</translation>
  </message>
  <message>
   <source>weights {memory}</source>
   <translation>权重 {memory}</translation>
  </message>
  <message>
   <source>wgan</source>
   <translation>WGAN 网络</translation>
  </message>
  <message>
   <source>wgan-gp</source>
   <translation>WGAN-GP 网络</translation>
  </message>
  <message>
   <source>wheel; pinch</source>
   <translation>滚轮；捏合</translation>
  </message>
  <message>
   <source>which is the target</source>
   <translation>是目标列</translation>
  </message>
  <message>
   <source>whole</source>
   <translation>整体</translation>
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
   <source>whole numbers, such as indices</source>
   <translation>整数，例如索引</translation>
  </message>
  <message>
   <source>window</source>
   <translation>窗口</translation>
  </message>
  <message>
   <source>window attention</source>
   <translation>窗口注意力</translation>
  </message>
  <message>
   <source>word vectors</source>
   <translation>词向量</translation>
  </message>
  <message>
   <source>word2vec</source>
   <translation>word2vec</translation>
  </message>
  <message>
   <source>working it out…</source>
   <translation>正在计算……</translation>
  </message>
  <message>
   <source>wrap around</source>
   <translation>环绕</translation>
  </message>
  <message>
   <source>written last</source>
   <translation>最后写入</translation>
  </message>
  <message>
   <source>wrong {count}</source>
   <translation>错误 {count}</translation>
  </message>
  <message>
   <source>xor</source>
   <translation>异或</translation>
  </message>
  <message>
   <source>yes or no</source>
   <translation>是或否</translation>
  </message>
  <message>
   <source>yolo</source>
   <translation>yolo</translation>
  </message>
  <message>
   <source>z</source>
   <translation>z</translation>
  </message>
  <message>
   <source>zero</source>
   <translation>零</translation>
  </message>
  <message>
   <source>zero padding</source>
   <translation>零填充</translation>
  </message>
  <message>
   <source>zeros</source>
   <translation>全零</translation>
  </message>
  <message>
   <source>zoom</source>
   <translation>缩放</translation>
  </message>
  <message>
   <source>zoom to fit, show everything, home</source>
   <translation>缩放以适合、显示全部、主页</translation>
  </message>
  <message>
   <source>zoom to selection, focus</source>
   <translation>缩放到所选、聚焦</translation>
  </message>
  <message>
   <source>{argument} is set for the {weight} of {name}, but not what it is an argument of.</source>
   <translation>为 {name} 的 {weight} 设了 {argument},却没有设它属于什么。</translation>
  </message>
  <message>
   <source>{attribute} of {name} is a plain tensor, which stays where it is when the model moves to a GPU. Keep it by self.register_buffer({quoted}, …).</source>
   <translation>{name} 的 {attribute} 是普通张量，模型移到 GPU 时它留在原处。请用 self.register_buffer({quoted}, …) 保存它。</translation>
  </message>
  <message>
   <source>{axis} in {param} is a multiple of {factor}, but {size} is none. Take {near}.</source>
   <translation>{param} 中的 {axis} 是 {factor} 的倍数，但 {size} 不是。请取 {near}。</translation>
  </message>
  <message>
   <source>{blocks} {hint}</source>
   <translation>{blocks} {hint}</translation>
  </message>
  <message>
   <source>{came} came, {chance} likely; the likeliest was {thought}</source>
   <translation>出现 {came}，可能性 {chance}；最可能的是 {thought}</translation>
  </message>
  <message>
   <source>{category}, {count} kinds, {state}</source>
   <translation>{category}，{count} 种，{state}</translation>
  </message>
  <message>
   <source>{count} a second</source>
   <translation>每秒 {count}</translation>
  </message>
  <message>
   <source>{count} answers, {sure} sure, {share} right ({low} – {high})</source>
   <translation>{count} 个答案，把握 {sure}，正确 {share}（{low} – {high}）</translation>
  </message>
  <message>
   <source>{count} characters are too few: the {share:.0%} for validation and the rest must both be more than the {length} of one example. Add text, lower "data.length", or change "data.validation".</source>
   <translation>{count} 个字符太少:用于验证的 {share:.0%} 与其余部分都须多于一个样本的 {length} 个。请增加文本、减小 “data.length”,或修改 “data.validation”。</translation>
  </message>
  <message>
   <source>{count} characters of Python's own library, read from {folder}: {files}.</source>
   <translation>Python 自带库的 {count} 个字符,读自 {folder}:{files}。</translation>
  </message>
  <message>
   <source>{count} characters of {files}.</source>
   <translation>{files} 的 {count} 个字符。</translation>
  </message>
  <message>
   <source>{count} errors</source>
   <translation>{count} 个错误</translation>
  </message>
  <message>
   <source>{count} examples  {value}  step {step}</source>
   <translation>{count} 个样本  {value}  第 {step} 步</translation>
  </message>
  <message>
   <source>{count} examples cannot be split: a validation share of {fraction:g} leaves {training} for training and {validation} for validation, and each needs at least one. Add examples, or change "data.validation".</source>
   <translation>{count} 个样本无法划分：验证比例 {fraction:g} 使训练得到 {training} 个、验证得到 {validation} 个，而两者各至少需要一个。请添加样本，或更改“data.validation”。</translation>
  </message>
  <message>
   <source>{count} examples in the lasso</source>
   <translation>套索中有 {count} 个样本</translation>
  </message>
  <message>
   <source>{count} found</source>
   <translation>找到 {count} 个</translation>
  </message>
  <message>
   <source>{count} frames and notes</source>
   <translation>{count} 个框与便签</translation>
  </message>
  <message>
   <source>{count} ignored</source>
   <translation>已忽略 {count} 个</translation>
  </message>
  <message>
   <source>{count} kept moments, denser at the start</source>
   <translation>保存了 {count} 个时刻，开头更密</translation>
  </message>
  <message>
   <source>{count} layers passed over</source>
   <translation>跳过了 {count} 层</translation>
  </message>
  <message>
   <source>{count} million characters</source>
   <translation>{count} 百万个字符</translation>
  </message>
  <message>
   <source>{count} moments</source>
   <translation>{count} 个时刻</translation>
  </message>
  <message>
   <source>{count} moments a second</source>
   <translation>每秒 {count} 个时刻</translation>
  </message>
  <message>
   <source>{count} moments of the run, each map on a scale of its own.</source>
   <translation>运行的 {count} 个时刻，每张图用各自的刻度。</translation>
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
   <source>{count} not finite</source>
   <translation>{count} 个不是有限数</translation>
  </message>
  <message>
   <source>{count} numbers</source>
   <translation>{count} 个数</translation>
  </message>
  <message>
   <source>{count} numbers are missing or infinite</source>
   <translation>{count} 个数缺失或无穷大</translation>
  </message>
  <message>
   <source>{count} numbers, averaged to {used}</source>
   <translation>{count} 个数，平均为 {used} 个</translation>
  </message>
  <message>
   <source>{count} parameters</source>
   <translation>{count} 个参数</translation>
  </message>
  <message>
   <source>{count} rows of {file}. Inputs: {inputs}. Target: {target}.</source>
   <translation>{file} 中的 {count} 行。输入：{inputs}。目标：{target}。</translation>
  </message>
  <message>
   <source>{count} seen</source>
   <translation>发现 {count} 项</translation>
  </message>
  <message>
   <source>{count} times</source>
   <translation>{count} 次</translation>
  </message>
  <message>
   <source>{count} validation examples are in training too; {contrary} with another label</source>
   <translation>{count} 个验证样本同时在训练集中；其中 {contrary} 个的标签不同</translation>
  </message>
  <message>
   <source>{count} values are not finite</source>
   <translation>有 {count} 个值不是有限数</translation>
  </message>
  <message>
   <source>{count} warnings</source>
   <translation>{count} 个警告</translation>
  </message>
  <message>
   <source>{count} wires were not mended: nothing that fits came in.</source>
   <translation>有 {count} 条连线未接好：没有合适的值进入。</translation>
  </message>
  <message>
   <source>{dead} of {units} units always 0, {pairs} pairs alike</source>
   <translation>{units} 个单元中有 {dead} 个始终为 0，{pairs} 对相同</translation>
  </message>
  <message>
   <source>{dead} of {units} units give 0 for every example</source>
   <translation>{units} 个单元中有 {dead} 个对每个样本都给出 0</translation>
  </message>
  <message>
   <source>{device}</source>
   <translation>{device}</translation>
  </message>
  <message>
   <source>{earlier} → {later}</source>
   <translation>{earlier} → {later}</translation>
  </message>
  <message>
   <source>{error}</source>
   <translation>{error}</translation>
  </message>
  <message>
   <source>{error}. It may be written for another version of Plexus Studio</source>
   <translation>{error}。它可能是为 Plexus Studio 的另一个版本编写的</translation>
  </message>
  <message>
   <source>{examples} of {all} examples of the validation split</source>
   <translation>验证集 {all} 个样本中的 {examples} 个</translation>
  </message>
  <message>
   <source>{e}</source>
   <translation>{e}</translation>
  </message>
  <message>
   <source>{file} cannot be imported: it gives {keys} both to “{one}” and to “{other}”. Take one of them out. Nothing was imported.</source>
   <translation>无法导入 {file}：它把 {keys} 同时给了“{one}”和“{other}”。请去掉其中一个。没有导入任何内容。</translation>
  </message>
  <message>
   <source>{file} cannot be imported: {what} Nothing was imported.</source>
   <translation>无法导入 {file}：{what} 没有导入任何内容。</translation>
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
   <source>{file} holds Python that has not been allowed to run: {names}. Read it, in the file or in the window, and if you trust it give the option --allow-code.</source>
   <translation>{file} 含有尚未获准运行的 Python 代码：{names}。请在文件或窗口中阅读，如果信任它，请使用选项 --allow-code。</translation>
  </message>
  <message>
   <source>{file} is no file of shortcuts: it should be JSON. {error} Nothing was imported.</source>
   <translation>{file} 不是快捷键文件：它应当是 JSON。{error} 没有导入任何内容。</translation>
  </message>
  <message>
   <source>{file} is no file of shortcuts: it should be text in UTF-8. Nothing was imported.</source>
   <translation>{file} 不是快捷键文件：它应当是 UTF-8 文本。没有导入任何内容。</translation>
  </message>
  <message>
   <source>{file} is no file of shortcuts: “format” should be “{format}”. Nothing was imported.</source>
   <translation>{file} 不是快捷键文件：“format”应当是“{format}”。没有导入任何内容。</translation>
  </message>
  <message>
   <source>{file} is no file of shortcuts: “shortcuts” should hold lists of keys by the ids of actions. Nothing was imported.</source>
   <translation>{file} 不是快捷键文件：“shortcuts”应当按操作 id 列出按键。没有导入任何内容。</translation>
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
   <source>{file} was written by another version: “version” should be {expected} and is {found}. Nothing was imported.</source>
   <translation>{file} 由另一版本写成：“version”应当是 {expected}，而它是 {found}。没有导入任何内容。</translation>
  </message>
  <message>
   <source>{first} has {ratio} times the gradient of {last}</source>
   <translation>{first} 的梯度是 {last} 的 {ratio} 倍</translation>
  </message>
  <message>
   <source>{first}, {then}</source>
   <translation>{first}，{then}</translation>
  </message>
  <message>
   <source>{first}–{last} of {total}</source>
   <translation>第 {first}–{last} 个，共 {total} 个</translation>
  </message>
  <message>
   <source>{found} is no parametrization of the {weight} of {name}. torch.nn.utils.parametrizations has: {known}.</source>
   <translation>{found} 不是 {name} 的 {weight} 的参数化。torch.nn.utils.parametrizations 有:{known}。</translation>
  </message>
  <message>
   <source>{found} is no way in which the {weight} of {name} could begin. torch.nn.init has: {known}.</source>
   <translation>{found} 不是 {name} 的 {weight} 可以开始的方式。torch.nn.init 有:{known}。</translation>
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
   <source>{graph} is described otherwise</source>
   <translation>{graph} 的描述不同</translation>
  </message>
  <message>
   <source>{graph}, key {key}</source>
   <translation>{graph}，按键 {key}</translation>
  </message>
  <message>
   <source>{graph}: {count}</source>
   <translation>{graph}：{count}</translation>
  </message>
  <message>
   <source>{graph}: {count}, the first {shown} of them</source>
   <translation>{graph}：{count}，仅显示前 {shown} 个</translation>
  </message>
  <message>
   <source>{into} layers flow in (dashed), {out} are flowed into (solid). Escape ends it</source>
   <translation>{into} 个层流入（虚线），流入 {out} 个层（实线）。Escape 结束</translation>
  </message>
  <message>
   <source>{keys} does this already.</source>
   <translation>{keys} 已用于此操作。</translation>
  </message>
  <message>
   <source>{keys} is for “{title}”. Take it away from there?</source>
   <translation>{keys} 用于“{title}”。要从那里去掉吗？</translation>
  </message>
  <message>
   <source>{keys} is no longer for “{one}” but for “{other}”.</source>
   <translation>{keys} 不再用于“{one}”，而是用于“{other}”。</translation>
  </message>
  <message>
   <source>{keys} opens a menu and cannot be given away.</source>
   <translation>{keys} 用于打开菜单，不能改作他用。</translation>
  </message>
  <message>
   <source>{keys} works while the canvas has the focus: elsewhere one types.</source>
   <translation>{keys} 在画布有焦点时有效：在别处则是输入文字。</translation>
  </message>
  <message>
   <source>{key}</source>
   <translation>{key}</translation>
  </message>
  <message>
   <source>{key} ({found}, not {own})</source>
   <translation>{key}({found},而非 {own})</translation>
  </message>
  <message>
   <source>{key} is a setting of the project and takes a value, no expression.</source>
   <translation>{key} 是项目的设置，只接受值，不接受表达式。</translation>
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
   <source>{key}, in place of {name}</source>
   <translation>{key}，代替 {name}</translation>
  </message>
  <message>
   <source>{key}: {problem}</source>
   <translation>{key}：{problem}</translation>
  </message>
  <message>
   <source>{kind} cannot be made: {reason}</source>
   <translation>无法创建 {kind}：{reason}</translation>
  </message>
  <message>
   <source>{kind} cannot be shown: it wants {axes}, and the data hold nothing of that shape.</source>
   <translation>{kind} 无法显示:它要 {axes},而数据中没有此形状的东西。</translation>
  </message>
  <message>
   <source>{kind} cannot make the size {output_size} of what {source} gives ({found}).</source>
   <translation>{kind} 无法从 {source} 给出的 ({found}) 做出大小 {output_size}。</translation>
  </message>
  <message>
   <source>{kind} cannot take {shapes} for every size of {labels}, only for multiples: {axes}.</source>
   <translation>{kind} 不能接收所有大小的 {labels} 的 {shapes}，只接收倍数：{axes}。</translation>
  </message>
  <message>
   <source>{kind} cannot take {shapes} for every size of {labels}, only for sizes that can be divided by {factor}.</source>
   <translation>{kind} 不能接收所有大小的 {labels} 的 {shapes}，只接收能被 {factor} 整除的大小。</translation>
  </message>
  <message>
   <source>{kind} cannot take {shapes}, since {one} and {other} may be of different sizes. If they are always of the same, give them one name.</source>
   <translation>{kind} 不能接收 {shapes}，因为 {one} 与 {other} 的大小可能不同。如果它们总是相同，请用同一个名称。</translation>
  </message>
  <message>
   <source>{kind} cannot take {shapes}. It works where {rule}.</source>
   <translation>{kind} 不能接收 {shapes}。它要求{rule}。</translation>
  </message>
  <message>
   <source>{kind} cannot take {shapes}: {reason}</source>
   <translation>{kind} 无法接受 {shapes}：{reason}</translation>
  </message>
  <message>
   <source>{kind} compares values one by one, so both shapes must be the same: {first} gives {one}, {second} gives {two}.</source>
   <translation>{kind} 逐个比较值，因此两个形状必须相同：{first} 给出 {one}，{second} 给出 {two}。</translation>
  </message>
  <message>
   <source>{kind} compares {one} of {first} with {two} of {second}: the smaller is repeated until it fits, so each value is compared with several.</source>
   <translation>{kind} 将 {first} 的 {one} 与 {second} 的 {two} 相比较：较小者会重复到匹配为止，因此每个值会与多个值比较。</translation>
  </message>
  <message>
   <source>{kind} decides by the numbers that come in what it does, and its weights are too many to try that. Make {params} smaller.</source>
   <translation>{kind} 依进来的数决定做什么,而它的权重太多,无法试算。请减小 {params}。</translation>
  </message>
  <message>
   <source>{kind} decides by the numbers that come in what it does, and {port} has too many of them to try that: {shape}. Make it smaller.</source>
   <translation>{kind} 依进来的数决定做什么,而 {port} 的数太多,无法试算:{shape}。请减小它。</translation>
  </message>
  <message>
   <source>{kind} does not make as many pieces of {found} as there are outputs.</source>
   <translation>{kind} 从 {found} 得到的段数与输出的个数不符。</translation>
  </message>
  <message>
   <source>{kind} has its place in the training graph, where losses are made small, not in a model.</source>
   <translation>{kind} 的位置在训练图中(在那里使损失变小),不在模型中。</translation>
  </message>
  <message>
   <source>{kind} has no parameter {name}.</source>
   <translation>{kind} 没有参数 {name}。</translation>
  </message>
  <message>
   <source>{kind} knows {most} positions; {source} gives {found}, which has {length} steps.</source>
   <translation>{kind} 认识 {most} 个位置；{source} 给出 {found}，有 {length} 步。</translation>
  </message>
  <message>
   <source>{kind} leaves nothing of {shapes} where {sizes}, as is assumed for the costs. Assume larger sizes.</source>
   <translation>在 {sizes}（开销按此假定）时，{kind} 从 {shapes} 中什么也不留下。请假定更大的大小。</translation>
  </message>
  <message>
   <source>{kind} needs a value for each key, and keys for each example: query is {query}, key is {key}, value is {value}.</source>
   <translation>{kind} 需要每个键对应一个值，每个样本有键：query 是 {query}，key 是 {key}，value 是 {value}。</translation>
  </message>
  <message>
   <source>{kind} needs a value for {params}. Set it.</source>
   <translation>{kind} 需要 {params} 的值。请设置。</translation>
  </message>
  <message>
   <source>{kind} needs equal shapes but for the last axis: {first} gives {one}, {second} gives {two}.</source>
   <translation>{kind} 要求除最后一个轴外形状相同：{first} 给出 {one}，{second} 给出 {two}。</translation>
  </message>
  <message>
   <source>{kind} needs equal shapes: {first} gives {one}, {second} gives {two}.</source>
   <translation>{kind} 需要相同的形状：{first} 给出 {one}，{second} 给出 {two}。</translation>
  </message>
  <message>
   <source>{kind} needs more than one value in every channel; {source} gives {found}.</source>
   <translation>{kind} 的每个通道需要多于一个值；{source} 给出 {found}。</translation>
  </message>
  <message>
   <source>{kind} needs one fixed number for {param}, but {source} gives {axis} (in {shape}), and {labels} may be of any size.</source>
   <translation>{kind} 的 {param} 需要一个固定的数，但 {source} 给出 {axis}（在 {shape} 中），而 {labels} 可以是任意大小。</translation>
  </message>
  <message>
   <source>{kind} needs the last axis of {first} ({one}) as long as the last but one of {second} ({two}).</source>
   <translation>{kind} 要求 {first} 的最后一个轴 ({one}) 与 {second} 的倒数第二个轴 ({two}) 一样长。</translation>
  </message>
  <message>
   <source>{kind} needs torch {since}; {installed} is installed.</source>
   <translation>{kind} 需要 torch {since}；已安装的是 {installed}。</translation>
  </message>
  <message>
   <source>{kind} needs {one} or {other}.</source>
   <translation>{kind} 需要 {one} 或 {other}。</translation>
  </message>
  <message>
   <source>{kind} needs {params}.</source>
   <translation>{kind} 需要 {params}。</translation>
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
   <source>{kind} reads axis 1 of {first} ({one}) as the classes, so {second} must be {wanted}; it is {two}.</source>
   <translation>{kind} 把 {first} ({one}) 的轴 1 读作类别，因此 {second} 必须是 {wanted}；它是 {two}。</translation>
  </message>
  <message>
   <source>{kind} reads {params} off its input, but {source} gives {found}.</source>
   <translation>{kind} 从输入读取 {params}，但 {source} 给出 {found}。</translation>
  </message>
  <message>
   <source>{kind} takes scores and does a sigmoid itself; {name} does one before it, so the model learns slowly and never is sure.</source>
   <translation>{kind} 接收分数并自己做 sigmoid；{name} 在它之前已经做了一次，因此模型学得慢，而且永远没有把握。</translation>
  </message>
  <message>
   <source>{kind} takes scores and does a softmax itself; {name} does one before it, so the model learns slowly and never is sure.</source>
   <translation>{kind} 接受得分并自己做 softmax;{name} 在它之前已做一次,所以模型学得慢,且永远没有把握。</translation>
  </message>
  <message>
   <source>{kind} takes scores of any sign, but {name} lets none below 0 through, so nothing can be called unlikely.</source>
   <translation>{kind} 接收任意正负的分数，但 {name} 不让小于 0 的通过，因此什么都不会被判为不可能。</translation>
  </message>
  <message>
   <source>{kind} takes {one} or {other}, not both. Set one of them to none.</source>
   <translation>{kind} 只接受 {one} 或 {other} 之一，不能两者都给。请将其中一个设为 none。</translation>
  </message>
  <message>
   <source>{kind} takes {shapes} where {sizes}, but not at every size. Fix the size at the input, or change the layer.</source>
   <translation>{kind} 在 {sizes} 时接收 {shapes}，但不是在所有大小下。请在输入处固定大小，或更换该层。</translation>
  </message>
  <message>
   <source>{kind} wants its indices one after the other, along a single axis.</source>
   <translation>{kind} 要求索引一个接一个,沿单一的轴。</translation>
  </message>
  <message>
   <source>{kind} wants one class for each example, in one axis: N; {source} gives {found}.</source>
   <translation>{kind} 需要每个样本一个类别，位于一个轴上：N；{source} 给出 {found}。</translation>
  </message>
  <message>
   <source>{kind} wants one length for each sequence: {wanted}; {source} gives {found}.</source>
   <translation>{kind} 要求每个序列一个长度：{wanted}；{source} 给出 {found}。</translation>
  </message>
  <message>
   <source>{kind} wants sequences; {source} gives {shape}, so the whole batch is taken for one sequence and each example for a step of it.</source>
   <translation>{kind} 要序列;{source} 给出 {shape},所以整批被当作一个序列,每个样本被当作其中一步。</translation>
  </message>
  <message>
   <source>{kind} wants the channels in axis 1 and takes {rows} rows of {source} for them; the last axis of {shape} looks like the channels.</source>
   <translation>{kind} 要通道在第 1 轴,于是把 {source} 的 {rows} 行当作通道;{shape} 的最后一轴看来才是通道。</translation>
  </message>
  <message>
   <source>{kind} wants {axes} at {port}; {source} gives {found}.</source>
   <translation>{kind} 的 {port} 要求 {axes}；{source} 给出 {found}。</translation>
  </message>
  <message>
   <source>{kind} wants {axes}; {source} gives {found}.</source>
   <translation>{kind} 需要 {axes}；{source} 给出 {found}。</translation>
  </message>
  <message>
   <source>{kind} wants {axes}; {source} gives {shape}, so its batch is taken for channels.</source>
   <translation>{kind} 需要 {axes}；{source} 给出 {shape}，因此它的批会被当作通道。</translation>
  </message>
  <message>
   <source>{kind} wants {wanted} at {port}; {source} gives {found}.</source>
   <translation>{kind} 的 {port} 需要{wanted}；{source} 给出 {found}。</translation>
  </message>
  <message>
   <source>{kind} wants {wanted}; {source} gives {found}.</source>
   <translation>{kind} 需要{wanted}；{source} 给出 {found}。</translation>
  </message>
  <message>
   <source>{kind} works along the batch of {found}, so how many examples come out is no multiple of N. Choose another axis.</source>
   <translation>{kind} 沿 {found} 的批次轴工作，因此得到的样本数不是 N 的倍数。请选择另一个轴。</translation>
  </message>
  <message>
   <source>{kind} works with d_model ({width}) features in every step; {source} gives {found} at {port}.</source>
   <translation>{kind} 的每个时间步有 d_model（{width}）个特征；{source} 在 {port} 处给出 {found}。</translation>
  </message>
  <message>
   <source>{kind} would overwrite in place what {source} gives, several places of which are one in memory, so torch refuses.</source>
   <translation>{kind} 会就地覆盖 {source} 给出的值,而其中若干位置在内存中是同一处,因此 torch 拒绝。</translation>
  </message>
  <message>
   <source>{kind} would overwrite in place what {source} hands on, of which gradients are asked, so torch refuses.</source>
   <translation>{kind} 会就地覆盖 {source} 传递的值,而该值需要梯度,因此 torch 拒绝。</translation>
  </message>
  <message>
   <source>{kind} would overwrite in place what {source} has learned, which torch refuses.</source>
   <translation>{kind} 会就地覆盖 {source} 学到的内容，torch 不允许这样做。</translation>
  </message>
  <message>
   <source>{label} is taken to be {here} at {name}, and {there} at {other}. It is one size: write the same at both, or another name.</source>
   <translation>{label} 在 {name} 处取为 {here}，在 {other} 处取为 {there}。它是同一个大小：请两处写成一样，或换一个名称。</translation>
  </message>
  <message>
   <source>{layer} ({kind}) has no parameter {name}.</source>
   <translation>{layer}({kind})没有参数 {name}。</translation>
  </message>
  <message>
   <source>{layer} ({kind}) was made smaller, from {before} to {now}. A layer can be made larger while it keeps what it has learnt, but not smaller. Set it back, or start a new run.</source>
   <translation>{layer}({kind})被改小了,从 {before} 变为 {now}。层可以在保留所学的同时变大,但不能变小。请改回,或开始新的运行。</translation>
  </message>
  <message>
   <source>{layer} has no weights that could be frozen.</source>
   <translation>{layer} 没有可以冻结的权重。</translation>
  </message>
  <message>
   <source>{layer} learns from the probabilities of {softmax}, which add up to 1: little of what was known before it is left. A softmax belongs to the end of a model.</source>
   <translation>{layer} 从 {softmax} 的概率中学习，它们总和为 1：之前所知的信息所剩无几。softmax 属于模型的末尾。</translation>
  </message>
  <message>
   <source>{licence} licence. © The Plexus Studio authors.</source>
   <translation>{licence} 许可证。© Plexus Studio 作者。</translation>
  </message>
  <message>
   <source>{loss} takes scores and makes probabilities of them itself; {name} does so before it, so the model learns slowly and never is sure.</source>
   <translation>{loss} 接收分数并自己把它们变为概率；{name} 在它之前已经做了，因此模型学得慢，而且永远没有把握。</translation>
  </message>
  <message>
   <source>{loss} takes scores of any sign, but {name} lets none below 0 through, so nothing can be called unlikely.</source>
   <translation>{loss} 接收任意正负的分数，但 {name} 不让小于 0 的通过，因此什么都不会被判为不可能。</translation>
  </message>
  <message>
   <source>{loss} tells two classes apart, but the target {field} of {data} has {classes}. Set train.loss to CrossEntropyLoss.</source>
   <translation>{loss} 用于区分两个类别，但 {data} 的目标 {field} 有 {classes} 个。请将 train.loss 设为 CrossEntropyLoss。</translation>
  </message>
  <message>
   <source>{loss} wants class labels, but the target {field} of {data} holds numbers. Set train.loss to MSELoss, or choose data with labels.</source>
   <translation>{loss} 要类别标签,但 {data} 的目标 {field} 是数。请把 train.loss 设为 MSELoss,或选有标签的数据。</translation>
  </message>
  <message>
   <source>{loss} wants numbers, but the target {field} of {data} holds class labels: the distance from class 1 to class 3 means nothing. Set train.loss to CrossEntropyLoss and let the model give {classes} outputs, one for each class.</source>
   <translation>{loss} 要数,但 {data} 的目标 {field} 是类别标签:从类别 1 到类别 3 的距离没有意义。请把 train.loss 设为 CrossEntropyLoss,并让模型给出 {classes} 个输出,每类一个。</translation>
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
   <source>{low} to {high} sure: {count}</source>
   <translation>把握 {low} 到 {high}：{count}</translation>
  </message>
  <message>
   <source>{memory} per sample</source>
   <translation>每个样本 {memory}</translation>
  </message>
  <message>
   <source>{memory}, batch of {batch}</source>
   <translation>{memory}，{batch} 的批次</translation>
  </message>
  <message>
   <source>{message} {more}</source>
   <translation>{message}{more}</translation>
  </message>
  <message>
   <source>{method} does not apply to this model; captum says: {reason}</source>
   <translation>{method} 不适用于此模型；captum 称：{reason}</translation>
  </message>
  <message>
   <source>{method} has no rule for {name} ({kind}). It applies to models whose values are bent by ReLU, ELU, LeakyReLU, Sigmoid, Tanh, Softplus, Softmax and MaxPool alone.</source>
   <translation>{method} 没有针对 {name}（{kind}）的规则。它只适用于值仅由 ReLU、ELU、LeakyReLU、Sigmoid、Tanh、Softplus、Softmax 和 MaxPool 弯曲的模型。</translation>
  </message>
  <message>
   <source>{method} is done by captum, which is not installed. Install it with "pip install "plexus-studio[explain]"", then start the program again.</source>
   <translation>{method} 由 captum 完成，但未安装。请用 "pip install "plexus-studio[explain]"" 安装，然后重新启动程序。</translation>
  </message>
  <message>
   <source>{method} is done by captum.</source>
   <translation>{method} 由 captum 完成。</translation>
  </message>
  <message>
   <source>{method} needs a layer of its own at each place; {name} ({kind}) calls one that is called before. Give it a layer of its own.</source>
   <translation>{method} 需要每处有自己的层；{name}（{kind}）调用了之前已调用的层。请给它自己的层。</translation>
  </message>
  <message>
   <source>{method} needs the maps of a convolution, and there is none in this model.</source>
   <translation>{method} 需要卷积的特征图，而此模型中没有。</translation>
  </message>
  <message>
   <source>{method} sets examples of the data in the place of nothing, which cannot be done where the model is given whole numbers.</source>
   <translation>{method} 用数据中的样本代替零，当模型得到整数时无法做到。</translation>
  </message>
  <message>
   <source>{method} speaks of places in a picture or a series of real numbers; this model is given whole numbers.</source>
   <translation>{method} 讲的是图片中或实数序列中的位置；此模型得到的是整数。</translation>
  </message>
  <message>
   <source>{model}: {words}</source>
   <translation>{model}：{words}</translation>
  </message>
  <message>
   <source>{names} and {count} more</source>
   <translation>{names} 以及另外 {count} 个</translation>
  </message>
  <message>
   <source>{names} are pinned and stay.</source>
   <translation>{names} 已固定，留在原处。</translation>
  </message>
  <message>
   <source>{names} are pinned and stay. {keys} lets them go.</source>
   <translation>{names} 已固定，留在原处。{keys} 取消固定。</translation>
  </message>
  <message>
   <source>{name}</source>
   <translation>{name}</translation>
  </message>
  <message>
   <source>{name} (LBFGS) cannot train in float16: it looks at a loss several times in a step, whose gradients cannot be scaled. Choose float32 or bfloat16 for train.precision, or another optimiser.</source>
   <translation>{name}(LBFGS)不能用 float16 训练:它一步之中多次计算损失,其梯度无法缩放。请为 train.precision 选 float32 或 bfloat16,或另选优化器。</translation>
  </message>
  <message>
   <source>{name} ({kind}) cannot be made: {reason}</source>
   <translation>无法建立 {name}({kind}):{reason}</translation>
  </message>
  <message>
   <source>{name} ({kind}) cannot take what it is given, preds {preds} and target {target}: {reason}</source>
   <translation>{name}({kind})不能接受给它的 preds {preds} 与 target {target}:{reason}</translation>
  </message>
  <message>
   <source>{name} ({kind}) failed while it ran: {reason}</source>
   <translation>{name}（{kind}）运行时失败：{reason}</translation>
  </message>
  <message>
   <source>{name} ({kind}) has no weights that could begin in some way.</source>
   <translation>{name}({kind})没有可以设定开始方式的权重。</translation>
  </message>
  <message>
   <source>{name} ({kind}) has no {weight} as it is set now. It has: {known}.</source>
   <translation>{name}({kind})按现在的设置没有 {weight}。它有:{known}。</translation>
  </message>
  <message>
   <source>{name} ({kind}) is gone</source>
   <translation>{name}({kind}）消失</translation>
  </message>
  <message>
   <source>{name} ({kind}) is new</source>
   <translation>{name}({kind}）新增</translation>
  </message>
  <message>
   <source>{name} ({kind}) makes {loss} small and moves the parameters of {models}.</source>
   <translation>{name}({kind})使 {loss} 变小,并移动 {models} 的参数。</translation>
  </message>
  <message>
   <source>{name} ({kind}) needs a package that is not installed: {reason}</source>
   <translation>{name}({kind})需要一个没有安装的包:{reason}</translation>
  </message>
  <message>
   <source>{name} against {other}: {score} and {second}</source>
   <translation>{name} 对 {other}：{score} 与 {second}</translation>
  </message>
  <message>
   <source>{name} and {owner} are one layer, so both or none of them go into the block. Select both, or give {name} a layer of its own.</source>
   <translation>{name} 与 {owner} 是同一个层，因此必须一起放入块，或都不放入。请同时选中两者，或让 {name} 改用自己的层。</translation>
  </message>
  <message>
   <source>{name} asks for a gradient by what {source} gives, which nothing records: it has to pass through RequireGradient before it enters the model.</source>
   <translation>{name} 要对 {source} 给出的值求梯度,但没有记录:它在进入模型之前须经过 RequireGradient。</translation>
  </message>
  <message>
   <source>{name} calls the layer of {owner}</source>
   <translation>{name} 调用 {owner} 的层</translation>
  </message>
  <message>
   <source>{name} calls the layer of {owner}, which is not there: bring that back first.</source>
   <translation>{name} 调用 {owner} 的层，但它不在了：请先恢复它。</translation>
  </message>
  <message>
   <source>{name} calls the layer of {owner}, whose {param} is {size}; {source} brings {found}.</source>
   <translation>{name} 调用 {owner} 的层，其 {param} 为 {size}；{source} 带来 {found}。</translation>
  </message>
  <message>
   <source>{name} cannot be bypassed: it has no input that could go on as its output.</source>
   <translation>无法旁路 {name}：它没有可以直接作为输出传递的输入。</translation>
  </message>
  <message>
   <source>{name} cannot be recomputed in the backward pass: {layer} in it overwrites in place what comes in.</source>
   <translation>{name} 无法在反向传播中重新计算:其中的 {layer} 会就地覆盖进入的值。</translation>
  </message>
  <message>
   <source>{name} cannot be repeated: a block that is repeated needs an input and an output.</source>
   <translation>{name} 不能重复：要重复的块必须有输入和输出。</translation>
  </message>
  <message>
   <source>{name} cannot be repeated: its first output, {port}, is muted.</source>
   <translation>{name} 不能重复：它的第一个输出 {port} 已被屏蔽。</translation>
  </message>
  <message>
   <source>{name} cannot be wired to itself.</source>
   <translation>{name} 不能与自身相连。</translation>
  </message>
  <message>
   <source>{name} cannot be {value} while training goes on: {reason}</source>
   <translation>训练进行时 {name} 不能是 {value}:{reason}</translation>
  </message>
  <message>
   <source>{name} cannot start from {path}, which holds other weights. Missing in the file: {missing}. Not in {name}: {strange}. Of another shape: {other}. Choose what was kept of the same block for start_from, or empty it.</source>
   <translation>{name} 不能从 {path} 开始,该文件保存的是其他权重。文件中缺少:{missing}。{name} 中没有:{strange}。形状不同:{other}。请为 start_from 选择由同一个块保存的文件,或将其清空。</translation>
  </message>
  <message>
   <source>{name} cannot use its own layer again.</source>
   <translation>{name} 不能复用它自己的层。</translation>
  </message>
  <message>
   <source>{name} cannot use the layer of {owner}, which has none of its own. Choose {first}.</source>
   <translation>{name} 不能复用 {owner} 的层，因为后者没有自己的层。请选择 {first}。</translation>
  </message>
  <message>
   <source>{name} cannot use the layer of {owner}: they are of different kinds. Choose a layer of the same kind.</source>
   <translation>{name} 不能复用 {owner} 的层：两者类型不同。请选择相同类型的层。</translation>
  </message>
  <message>
   <source>{name} copies nothing, so it cannot join the channels of images with their pixels where a training lays the channels out last: it would end in its first step. Reshape copies them where it must.</source>
   <translation>{name} 不复制任何数，因此当训练把通道排在最后时，它无法把图像的通道与像素合并：训练会在第一步结束。Reshape 会在必要时复制。</translation>
  </message>
  <message>
   <source>{name} copies nothing, so its numbers have to lie in memory in order and without gaps; those that {source} gives do not. Reshape copies them where it must.</source>
   <translation>{name} 不作复制,因此它的数必须在内存中依次且无间隔地排列;{source} 给出的数并非如此。Reshape 会在必要时复制它们。</translation>
  </message>
  <message>
   <source>{name} does nothing here: it gives what it takes, {shape}.</source>
   <translation>{name} 在这里什么也不做：它给出所接收的 {shape}。</translation>
  </message>
  <message>
   <source>{name} from</source>
   <translation>{name} 自</translation>
  </message>
  <message>
   <source>{name} gives no value, but a learning rate: see the Curves panel.</source>
   <translation>{name} 给出的不是值,而是学习率:请看“曲线”面板。</translation>
  </message>
  <message>
   <source>{name} gives numbers from {least} to {most} only, but the target {field} of {data} goes from {low} to {high}.</source>
   <translation>{name} 只给出 {least} 到 {most} 的数，但 {data} 的目标 {field} 从 {low} 到 {high}。</translation>
  </message>
  <message>
   <source>{name} gives {port}, which nothing takes.</source>
   <translation>{name} 给出 {port}，但没有谁接收。</translation>
  </message>
  <message>
   <source>{name} gives {value} for whatever comes in: the axis along which it works has the size 1. Sigmoid makes a probability of one score.</source>
   <translation>无论输入什么，{name} 都给出 {value}：它所作用的轴大小为 1。Sigmoid 可把一个分数变为概率。</translation>
  </message>
  <message>
   <source>{name} has a kernel of {kernel}, but {source} gives maps of one pixel, {shape}: all but the middle of the kernel meets padding only.</source>
   <translation>{name} 的卷积核为 {kernel}，但 {source} 给出一个像素的特征图 {shape}：除中心外卷积核只遇到填充。</translation>
  </message>
  <message>
   <source>{name} has a layer of its own</source>
   <translation>{name} 有自己的层</translation>
  </message>
  <message>
   <source>{name} has a layer of its own already.</source>
   <translation>{name} 已经有自己的层。</translation>
  </message>
  <message>
   <source>{name} has a row for each of {known} characters, but the text of {data} has {needed} different ones: training would end at the first that has none.</source>
   <translation>{name} 为 {known} 个字符各有一行,但 {data} 的文本有 {needed} 个不同的字符:训练会在第一个没有对应行的字符处终止。</translation>
  </message>
  <message>
   <source>{name} has its weights in common with another use of the block, which its layers could not have. Give it a layer of its own first.</source>
   <translation>{name} 与该块的另一处使用共享权重，而拆开后的各层无法共享。请先让它改用自己的层。</translation>
  </message>
  <message>
   <source>{name} has no input called {port} any more. Wire it to {ports}, or take the wire away.</source>
   <translation>{name} 已没有名为 {port} 的输入。请将连线改接到 {ports}，或移除该连线。</translation>
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
   <source>{name} has no layer that could be used again.</source>
   <translation>{name} 没有可以复用的层。</translation>
  </message>
  <message>
   <source>{name} has no longer the flag {flag}</source>
   <translation>{name} 不再有标志 {flag}</translation>
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
   <source>{name} has no parameter called {param}.</source>
   <translation>{name} 没有名为 {param} 的参数。</translation>
  </message>
  <message>
   <source>{name} has no port that this wire could end at.</source>
   <translation>{name} 没有这条连线可以接到的端口。</translation>
  </message>
  <message>
   <source>{name} has no weights that two calls could share. Duplicate it instead.</source>
   <translation>{name} 没有可供两次调用共享的权重。请改为创建副本。</translation>
  </message>
  <message>
   <source>{name} has nothing to train: all that it could move is frozen.</source>
   <translation>{name} 没有可训练的:它能移动的都已冻结。</translation>
  </message>
  <message>
   <source>{name} has nothing to train: its groups keep {names} frozen.</source>
   <translation>{name} 没有可训练的:它的 groups 使 {names} 保持冻结。</translation>
  </message>
  <message>
   <source>{name} has nothing to train: no gradient comes from {source} to any parameters. Wire the loss of a model's output to it, not through Detach.</source>
   <translation>{name} 没有可训练的:没有梯度从 {source} 到达任何参数。请把模型输出的损失连到它,不要经过 Detach。</translation>
  </message>
  <message>
   <source>{name} has the flag {flag}</source>
   <translation>{name} 有标志 {flag}</translation>
  </message>
  <message>
   <source>{name} has {count} million weights, one for each pixel of {shape} and each of its outputs. Pool the maps before they are flattened.</source>
   <translation>{name} 有 {count} 百万个权重，{shape} 的每个像素与每个输出各一个。请在展平之前池化特征图。</translation>
  </message>
  <message>
   <source>{name} has {count} numbers, but {source} gives {found}, which has {rank} axes.</source>
   <translation>{name} 有 {count} 个数，但 {source} 给出 {found}，有 {rank} 个轴。</translation>
  </message>
  <message>
   <source>{name} has {count} numbers, but {source} gives {found}: {classes} classes.</source>
   <translation>{name} 有 {count} 个数，但 {source} 给出 {found}：{classes} 个类别。</translation>
  </message>
  <message>
   <source>{name} has {count} schedules, so it wants {wanted} milestones between them, but it has {found}.</source>
   <translation>{name} 有 {count} 个学习率计划,所以其间要 {wanted} 个里程碑,但它有 {found} 个。</translation>
  </message>
  <message>
   <source>{name} has {share} of what is shown</source>
   <translation>{name} 占所显示内容的 {share}</translation>
  </message>
  <message>
   <source>{name} has {share} of what is shown (step {step})</source>
   <translation>{name} 占所显示的 {share}（第 {step} 步）</translation>
  </message>
  <message>
   <source>{name} holds Python that has not been allowed to run yet. Read it, then allow it.</source>
   <translation>{name} 含有尚未获准运行的 Python 代码。请先阅读，再允许运行。</translation>
  </message>
  <message>
   <source>{name} holds no filters.</source>
   <translation>{name} 没有滤波器。</translation>
  </message>
  <message>
   <source>{name} holds values that are not finite, so it has no singular values.</source>
   <translation>{name} 含有非有限的值，因此没有奇异值。</translation>
  </message>
  <message>
   <source>{name} is a block and has no weights of its own. Choose how the weights of the layers in it begin.</source>
   <translation>{name} 是块,没有自己的权重。请选其中各层的权重如何开始。</translation>
  </message>
  <message>
   <source>{name} is a penalty on weights, but {source} has none. Wire it to a model or layer that has some.</source>
   <translation>{name} 是对权重的惩罚,但 {source} 没有权重。请把它连到有权重的模型或层。</translation>
  </message>
  <message>
   <source>{name} is another layer</source>
   <translation>{name} 是另一种层</translation>
  </message>
  <message>
   <source>{name} is bypassed</source>
   <translation>{name} 已旁路</translation>
  </message>
  <message>
   <source>{name} is bypassed or mute, which its layers would not be. Switch it on first.</source>
   <translation>{name} 已被旁路或屏蔽，而拆开后的各层不会如此。请先将其启用。</translation>
  </message>
  <message>
   <source>{name} is collapsed</source>
   <translation>{name} 已折叠</translation>
  </message>
  <message>
   <source>{name} is frozen</source>
   <translation>{name} 已冻结</translation>
  </message>
  <message>
   <source>{name} is given no real numbers by which its answer could be moved.</source>
   <translation>{name} 没有得到可以影响其答案的实数输入。</translation>
  </message>
  <message>
   <source>{name} is in use: {places}. Delete these layers first.</source>
   <translation>{name} 正被使用：{places}。请先删除这些层。</translation>
  </message>
  <message>
   <source>{name} is muted</source>
   <translation>{name} 已静音</translation>
  </message>
  <message>
   <source>{name} is no longer bypassed</source>
   <translation>{name} 不再旁路</translation>
  </message>
  <message>
   <source>{name} is no longer collapsed</source>
   <translation>{name} 不再折叠</translation>
  </message>
  <message>
   <source>{name} is no longer fed: nothing that fits came in before it.</source>
   <translation>{name} 不再有输入：在它之前没有合适的值进入。</translation>
  </message>
  <message>
   <source>{name} is no longer frozen</source>
   <translation>{name} 不再冻结</translation>
  </message>
  <message>
   <source>{name} is no longer in your library.</source>
   <translation>{name} 已不在你的块库中。</translation>
  </message>
  <message>
   <source>{name} is no longer muted</source>
   <translation>{name} 不再静音</translation>
  </message>
  <message>
   <source>{name} is no longer pinned</source>
   <translation>{name} 不再固定</translation>
  </message>
  <message>
   <source>{name} is no matrix, so it has no singular values.</source>
   <translation>{name} 不是矩阵，因此没有奇异值。</translation>
  </message>
  <message>
   <source>{name} is not a block of this project.</source>
   <translation>{name} 不是此项目中的块。</translation>
  </message>
  <message>
   <source>{name} is not in your library, so it cannot be removed from it.</source>
   <translation>{name} 不在您的库中，因此无法从库中移除。</translation>
  </message>
  <message>
   <source>{name} is pinned</source>
   <translation>{name} 已固定</translation>
  </message>
  <message>
   <source>{name} is pinned and stays.</source>
   <translation>{name} 已固定，留在原处。</translation>
  </message>
  <message>
   <source>{name} is pinned and stays. {keys} lets it go.</source>
   <translation>{name} 已固定，留在原处。{keys} 取消固定。</translation>
  </message>
  <message>
   <source>{name} is saturated: {share} of its values are at its bounds, where it hardly has a slope that gradients could come back by.</source>
   <translation>{name} 已饱和：其 {share} 的值位于边界，那里几乎没有让梯度传回的斜率。</translation>
  </message>
  <message>
   <source>{name} is to train {unknown}, but this graph calls no model of that name. It calls: {known}.</source>
   <translation>{name} 要训练 {unknown},但此图没有调用此名称的模型。它调用:{known}。</translation>
  </message>
  <message>
   <source>{name} is where data enters or leaves this graph, so it cannot go into a block. Select the layers without it.</source>
   <translation>{name} 是数据进入或离开此图的位置，因此不能放入块。请选中其他层，不要包含它。</translation>
  </message>
  <message>
   <source>{name} is wired at {port}, which the other kind does not have. Take that wire away first.</source>
   <translation>{name} 在 {port} 处有连线，而另一种类没有该端口。请先取下这条连线。</translation>
  </message>
  <message>
   <source>{name} is worked out over all validation examples at the end of each epoch: see the Curves panel.</source>
   <translation>{name} 在每轮结束时对全部验证样本计算:请看“曲线”面板。</translation>
  </message>
  <message>
   <source>{name} is {value} and counts {amount}</source>
   <translation>{name} 为 {value}，贡献 {amount}</translation>
  </message>
  <message>
   <source>{name} is {value}, but axis {dim} of {found} is only {size} long.</source>
   <translation>{name} 为 {value}，但 {found} 的轴 {dim} 只有 {size} 长。</translation>
  </message>
  <message>
   <source>{name} is {value}, but {source} gives {found}, which has no such axis: they are 0 to {last}.</source>
   <translation>{name} 为 {value}，但 {source} 给出 {found}，没有这个轴：轴为 0 到 {last}。</translation>
  </message>
  <message>
   <source>{name} knows the numbers from 0 to {last}, but the field {field} of {data} goes from {low} to {high}.</source>
   <translation>{name} 认识 0 到 {last} 的数，但 {data} 的字段 {field} 从 {low} 到 {high}。</translation>
  </message>
  <message>
   <source>{name} measures batches of {size} examples: what it finds is mostly chance, and another thing than it uses after training.</source>
   <translation>{name} 在 {size} 个样本的批上测量：所得大多是偶然，且与训练之后所用的不同。</translation>
  </message>
  <message>
   <source>{name} measures each batch, and a batch holds one example only, so there is nothing to compare it with.</source>
   <translation>{name} 度量每个批次，而一个批次只有一个样本，因此无从比较。</translation>
  </message>
  <message>
   <source>{name} must be a value here, not an expression.</source>
   <translation>{name} 在此须是值,不能是表达式。</translation>
  </message>
  <message>
   <source>{name} must be at least {least} wide and high.</source>
   <translation>{name} 的宽和高至少为 {least}。</translation>
  </message>
  <message>
   <source>{name} normalises each number of {shape} by itself, so nothing of it is left.</source>
   <translation>{name} 对 {shape} 的每个数单独归一化，因此什么也不会留下。</translation>
  </message>
  <message>
   <source>{name} of {node} only counts when a layer is made, so it cannot be changed while training goes on. Change it in the project and start a new run.</source>
   <translation>{node} 的 {name} 只在建立层时起作用,所以训练进行时不能改变。请在项目中修改并开始新的运行。</translation>
  </message>
  <message>
   <source>{name} of {optimiser} only counts when an optimiser is made, so it cannot be changed while training goes on. Change it in the project and start a new run.</source>
   <translation>{optimiser} 的 {name} 只在建立优化器时起作用,所以训练进行时不能改变。请在项目中修改并开始新的运行。</translation>
  </message>
  <message>
   <source>{name} rightly: {count} of {total}, {share}</source>
   <translation>{name} 判对：{count}，共 {total}，{share}</translation>
  </message>
  <message>
   <source>{name} runs the Python {code}: take that back first.</source>
   <translation>{name} 运行 Python {code}：请先撤回它。</translation>
  </message>
  <message>
   <source>{name} shows its picture again</source>
   <translation>{name} 重新显示图像</translation>
  </message>
  <message>
   <source>{name} shows no picture</source>
   <translation>{name} 不显示图像</translation>
  </message>
  <message>
   <source>{name} stands behind the last layer, so while training it hides some of the answers themselves.</source>
   <translation>{name} 位于最后一层之后，因此训练时它会遮住一部分答案本身。</translation>
  </message>
  <message>
   <source>{name} starts at axis 0, the batch, so it makes one row of all examples together.</source>
   <translation>{name} 从轴 0 即批次开始，因此把所有样本合成一行。</translation>
  </message>
  <message>
   <source>{name} starts from the weights in {path}, but there is no such file. Choose another for start_from, or empty it.</source>
   <translation>{name} 从 {path} 中的权重开始,但没有这个文件。请为 start_from 选择另一个文件,或将其清空。</translation>
  </message>
  <message>
   <source>{name} starts from the weights in {path}, which cannot be read: {reason}. A safetensors file was expected, or a .pt file that holds a state_dict alone.</source>
   <translation>{name} 从 {path} 中的权重开始,但无法读取该文件:{reason}。应为 safetensors 文件,或只保存一个 state_dict 的 .pt 文件。</translation>
  </message>
  <message>
   <source>{name} starts from the weights in {path}, which holds no state_dict: tensors by the names of weights were expected. Choose another file for start_from.</source>
   <translation>{name} 从 {path} 中的权重开始,但其中没有 state_dict:应为以权重名称为键的张量。请为 start_from 选择另一个文件。</translation>
  </message>
  <message>
   <source>{name} starts from weights in a file, which its layers by themselves cannot. Empty its start_from first.</source>
   <translation>{name} 从文件中的权重开始,其中的层自身做不到这一点。请先清空它的 start_from。</translation>
  </message>
  <message>
   <source>{name} takes a view of numbers that have to lie in memory in order and without gaps; those that {source} gives do not. In its Python, write reshape in place of view.</source>
   <translation>{name} 取数的视图,这些数必须在内存中依次且无间隔地排列;{source} 给出的数并非如此。请在它的 Python 中用 reshape 代替 view。</translation>
  </message>
  <message>
   <source>{name} takes no part in the run under way: it was added since, is bypassed or muted, or its graph is not called. Start a new run to watch it.</source>
   <translation>{name} 不参与正在进行的运行:它是之后添加的、被旁路或静音,或其所在的图没有被调用。请开始新的运行以观察它。</translation>
  </message>
  <message>
   <source>{name} takes numbers from {low} to {high}. Layers learn well from numbers of about -1 to 1: scale the data, or begin with a normalisation.</source>
   <translation>{name} 接收 {low} 到 {high} 的数。层在大约 -1 到 1 的数上学得好：请缩放数据，或以归一化开始。</translation>
  </message>
  <message>
   <source>{name} takes steps of {stride} with a kernel of {kernel}, so it never sees the pixels between.</source>
   <translation>{name} 以 {stride} 的步长移动，而卷积核为 {kernel}，因此永远看不到中间的像素。</translation>
  </message>
  <message>
   <source>{name} takes {expected} inputs, got {found}</source>
   <translation>{name} 需要 {expected} 个输入，得到 {found} 个</translation>
  </message>
  <message>
   <source>{name} to</source>
   <translation>{name} 至</translation>
  </message>
  <message>
   <source>{name} uses the layer of {owner}. Give it a layer of its own first.</source>
   <translation>{name} 使用的是 {owner} 的层。请先让它改用自己的层。</translation>
  </message>
  <message>
   <source>{name} wants a loss of real numbers, along which gradients can come back, but {source} gives {found}. Wire a loss to it, such as MSELoss.</source>
   <translation>{name} 要实数的损失,梯度才能沿它返回,但 {source} 给出 {found}。请把一项损失连到它,例如 MSELoss。</translation>
  </message>
  <message>
   <source>{name} wants a loss that is one number, but {source} gives {found}. Take the mean of them.</source>
   <translation>{name} 要一个数的损失,但 {source} 给出 {found}。请取平均。</translation>
  </message>
  <message>
   <source>{name} was moved</source>
   <translation>{name} 被移动</translation>
  </message>
  <message>
   <source>{name} works along axis 0, the batch, so what an example gives depends on the others beside it.</source>
   <translation>{name} 沿轴 0 即批次工作，因此一个样本的结果取决于旁边的其他样本。</translation>
  </message>
  <message>
   <source>{name} would unpack to {found} layers; {most} are the most. Set a lower repeat.</source>
   <translation>{name} 拆开后会有 {found} 个层；最多允许 {most} 个。请减小 repeat。</translation>
  </message>
  <message>
   <source>{name} {score}, the true class</source>
   <translation>{name} {score}，真实类别</translation>
  </message>
  <message>
   <source>{name} {there}, {found}: {count}</source>
   <translation>{name} {there}，{found}：{count}</translation>
  </message>
  <message>
   <source>{name} {time} ms</source>
   <translation>{name} {time} 毫秒</translation>
  </message>
  <message>
   <source>{name} ×{times}</source>
   <translation>{name} ×{times}</translation>
  </message>
  <message>
   <source>{name}, step {step}: {parts}</source>
   <translation>{name}，第 {step} 步：{parts}</translation>
  </message>
  <message>
   <source>{name}, which the training calls as well</source>
   <translation>{name},训练也调用它</translation>
  </message>
  <message>
   <source>{name}, {kind}</source>
   <translation>{name}，{kind}</translation>
  </message>
  <message>
   <source>{name}.{param}</source>
   <translation>{name}.{param}</translation>
  </message>
  <message>
   <source>{name}: click to hide or show</source>
   <translation>{name}：点击以隐藏或显示</translation>
  </message>
  <message>
   <source>{name}: cosine {value}</source>
   <translation>{name}：余弦 {value}</translation>
  </message>
  <message>
   <source>{name}: falls when the validation loss no longer does</source>
   <translation>{name}:验证损失不再下降时下降</translation>
  </message>
  <message>
   <source>{name}: forward {forward} ms, backward {backward} ms, keeps {memory}</source>
   <translation>{name}：前向 {forward} 毫秒，反向 {backward} 毫秒，保留 {memory}</translation>
  </message>
  <message>
   <source>{name}: forward {forward} ms, backward {backward} ms, keeps {memory}
for a batch of {examples}, step {step}</source>
   <translation>{name}：前向 {forward} 毫秒，反向 {backward} 毫秒，保留 {memory}
{examples} 个样本的批，第 {step} 步</translation>
  </message>
  <message>
   <source>{name}: head {head}</source>
   <translation>{name}：头 {head}</translation>
  </message>
  <message>
   <source>{name}: mean of the heads</source>
   <translation>{name}：各头的平均</translation>
  </message>
  <message>
   <source>{name}: show it in the training graph</source>
   <translation>{name}:在训练图中显示</translation>
  </message>
  <message>
   <source>{name}: what another program keeps with it is different</source>
   <translation>{name}：其他程序随它保存的内容不同</translation>
  </message>
  <message>
   <source>{name}: {across} {x}, {up} {y} from {threshold} on</source>
   <translation>{name}：从 {threshold} 起，{across} {x}，{up} {y}</translation>
  </message>
  <message>
   <source>{name}: {count} examples from {low} to {high}</source>
   <translation>{name}：从 {low} 到 {high} 有 {count} 个样本</translation>
  </message>
  <message>
   <source>{name}: {done}.</source>
   <translation>{name}：{done}。</translation>
  </message>
  <message>
   <source>{name}: {parts}</source>
   <translation>{name}：{parts}</translation>
  </message>
  <message>
   <source>{name}: {time} ms, {share} of a step</source>
   <translation>{name}：{time} 毫秒，占一步的 {share}</translation>
  </message>
  <message>
   <source>{name}: {train} to train on, {validation} to validate with</source>
   <translation>{name}：{train} 个用于训练，{validation} 个用于验证</translation>
  </message>
  <message>
   <source>{name}[*] – Plexus Studio</source>
   <translation>{name}[*] – Plexus Studio</translation>
  </message>
  <message>
   <source>{near_low} of the values are near {low}, {near_high} near {high} (within 5 %)</source>
   <translation>{near_low} 的值接近 {low}，{near_high} 接近 {high}（5 % 以内）</translation>
  </message>
  <message>
   <source>{needed} of {available}</source>
   <translation>{available} 中的 {needed}</translation>
  </message>
  <message>
   <source>{node} ({graph}) gives {name} a value of its own. Reset it there first.</source>
   <translation>{node}（{graph}）为 {name} 设置了自己的值。请先在那里重置。</translation>
  </message>
  <message>
   <source>{node} frozen</source>
   <translation>{node} 已冻结</translation>
  </message>
  <message>
   <source>{node} is a {kind}, which has no parameter {name}. It has: {known}.</source>
   <translation>{node} 是 {kind}，没有参数 {name}。它有：{known}。</translation>
  </message>
  <message>
   <source>{node} speaks of the project's variable {name}, and would then mean this one. Choose another name.</source>
   <translation>{node} 用到项目的变量 {name}，而它之后会改指这个新变量。请换一个名称。</translation>
  </message>
  <message>
   <source>{node} trains again</source>
   <translation>{node} 再次训练</translation>
  </message>
  <message>
   <source>{node}: {problem}</source>
   <translation>{node}：{problem}</translation>
  </message>
  <message>
   <source>{norm} measures values of which {drop} hides some; after training none are hidden, so what it measured is wrong. Drop after the normalisation.</source>
   <translation>{norm} 度量的值中有一部分被 {drop} 遮住；训练之后没有值被遮住，因此它度量的是错的。请在归一化之后丢弃。</translation>
  </message>
  <message>
   <source>{number} of {count}</source>
   <translation>第 {number} 个，共 {count} 个</translation>
  </message>
  <message>
   <source>{number}. {step}</source>
   <translation>{number}. {step}</translation>
  </message>
  <message>
   <source>{old} is called {new} now</source>
   <translation>{old} 现在叫 {new}</translation>
  </message>
  <message>
   <source>{one} {more}</source>
   <translation>{one} {more}</translation>
  </message>
  <message>
   <source>{optimizer} remembers {states}; SGD without momentum remembers nothing.</source>
   <translation>{optimizer} 记住 {states}；不带动量的 SGD 什么也不记。</translation>
  </message>
  <message>
   <source>{owner} has a variable called {name} already. Choose another name.</source>
   <translation>{owner} 已有名为 {name} 的变量。请换一个名称。</translation>
  </message>
  <message>
   <source>{param} and others can then be computed from it.</source>
   <translation>随后可由它计算 {param} 等参数。</translation>
  </message>
  <message>
   <source>{param} can have one axis of size -1 at most, but it is {found}.</source>
   <translation>{param} 最多只能有一个大小为 -1 的轴，但它是 {found}。</translation>
  </message>
  <message>
   <source>{param} can then be set wherever the block is used.</source>
   <translation>随后可在使用该块的任何地方设置 {param}。</translation>
  </message>
  <message>
   <source>{param} has {limit} numbers at most, but it has {found}.</source>
   <translation>{param} 最多有 {limit} 个数,但它有 {found} 个。</translation>
  </message>
  <message>
   <source>{param} is a hint on {mask}, which is not wired.</source>
   <translation>{param} 是对 {mask} 的提示，而后者没有连线。</translation>
  </message>
  <message>
   <source>{param} is an expression such as 0.95 ** epoch. {reason}</source>
   <translation>{param} 是如 0.95 ** epoch 的表达式。{reason}</translation>
  </message>
  <message>
   <source>{param} is set to {pinned}, but {source} brings {found}.</source>
   <translation>{param} 设为 {pinned}，但 {source} 传来 {found}。</translation>
  </message>
  <message>
   <source>{param} is the same for every batch, so it cannot hold N, but it is {found}.</source>
   <translation>{param} 对每个批都相同，因此不能含有 N，但它是 {found}。</translation>
  </message>
  <message>
   <source>{param} may speak of epoch alone, which counts steps or epochs, but "{text}" speaks of {name}. Write a number in its place.</source>
   <translation>{param} 只能谈及 epoch(步数或轮数),但“{text}”谈及 {name}。请在其处写一个数。</translation>
  </message>
  <message>
   <source>{param} must be a list of sizes such as N, 1, 28, 28, but it is {found}.</source>
   <translation>{param} 必须是大小列表，例如 N, 1, 28, 28，但它是 {found}。</translation>
  </message>
  <message>
   <source>{param} must be a list of sizes such as N, 1, 28, 28, or with names in capitals for sizes that are open, such as N, T, 64, but it is {found}.</source>
   <translation>{param} 必须是大小的列表，如 N, 1, 28, 28，开放的大小用大写名称，如 N, T, 64，但现在是 {found}。</translation>
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
   <source>{param} must be numbers such as 0.5, 1, but it is {found}.</source>
   <translation>{param} 必须是若干数，例如 0.5, 1，但它是 {found}。</translation>
  </message>
  <message>
   <source>{param} must be one number or {length} of them such as {example}, but it is {found}.</source>
   <translation>{param} 必须是一个数，或 {length} 个数，例如 {example}，但它是 {found}。</translation>
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
   <source>{param} of {kind} needs torch {since} to be other than {default}; {installed} is installed.</source>
   <translation>{kind} 的 {param} 需要 torch {since} 才能取 {default} 以外的值；已安装的是 {installed}。</translation>
  </message>
  <message>
   <source>{param} of {name} ({kind}) gives no number where epoch is {epoch}: {reason}</source>
   <translation>{name}({kind})的 {param} 在 epoch 为 {epoch} 时不给出数:{reason}</translation>
  </message>
  <message>
   <source>{param} of {name} has no value yet. Give it one, which will be the default.</source>
   <translation>{name} 的 {param} 还没有值。请设置一个值，它将成为默认值。</translation>
  </message>
  <message>
   <source>{param} of {name} is computed by an expression already. Give it a value first.</source>
   <translation>{name} 的 {param} 已由表达式计算。请先设置一个值。</translation>
  </message>
  <message>
   <source>{param}: {reason}</source>
   <translation>{param}：{reason}</translation>
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
   <source>{path} cannot be read or written: {reason}. Make room, give access, or choose another folder for runs.</source>
   <translation>无法读写 {path}:{reason}。请腾出空间、给予权限,或为运行另选文件夹。</translation>
  </message>
  <message>
   <source>{path} is not the folder of a run: it holds no {file}.</source>
   <translation>{path} 不是运行的文件夹：其中没有 {file}。</translation>
  </message>
  <message>
   <source>{path} is not the folder of a run: it holds no {file}. Name a .plexus file or the folder of a run.</source>
   <translation>{path} 不是运行的文件夹：其中没有 {file}。请指定 .plexus 文件或运行的文件夹。</translation>
  </message>
  <message>
   <source>{percent} % {name}</source>
   <translation>{percent}% {name}</translation>
  </message>
  <message>
   <source>{place} is of class "{label}", which the training examples do not have. They have: {classes}. Add training examples of this class, or remove it.</source>
   <translation>{place} 属于类别“{label}”，而训练样本中没有该类别。现有：{classes}。请添加该类别的训练样本，或删除它。</translation>
  </message>
  <message>
   <source>{port} of {kind} must be {wanted}; {source} gives {found}.</source>
   <translation>{kind} 的 {port} 必须是 {wanted}；{source} 给出 {found}。</translation>
  </message>
  <message>
   <source>{precision}</source>
   <translation>精度 {precision}</translation>
  </message>
  <message>
   <source>{query} looks most at {keys}</source>
   <translation>{query} 最关注 {keys}</translation>
  </message>
  <message>
   <source>{rate} it/s</source>
   <translation>{rate} 步/秒</translation>
  </message>
  <message>
   <source>{rate} steps/s</source>
   <translation>{rate} 步/秒</translation>
  </message>
  <message>
   <source>{reason}</source>
   <translation>{reason}</translation>
  </message>
  <message>
   <source>{reason} (line {line} of {name})</source>
   <translation>{reason}（{name} 的第 {line} 行）</translation>
  </message>
  <message>
   <source>{run} is no folder of a run that kept moments. Train with train.film=true.</source>
   <translation>{run} 不是保留了时刻的运行文件夹。请以 train.film=true 训练。</translation>
  </message>
  <message>
   <source>{run}: {value}</source>
   <translation>{run}：{value}</translation>
  </message>
  <message>
   <source>{samples} points are too few for {classes} classes: at least {least} are needed. Raise "data.samples" or lower "data.classes".</source>
   <translation>对于 {classes} 个类别，{samples} 个点太少：至少需要 {least} 个。请增大“data.samples”或减小“data.classes”。</translation>
  </message>
  <message>
   <source>{sample}  is {name}</source>
   <translation>{sample}  是 {name}</translation>
  </message>
  <message>
   <source>{sample}  {shape}  step {step}</source>
   <translation>{sample}  {shape}  第 {step} 步</translation>
  </message>
  <message>
   <source>{second} bends what {first} has bent already, with no layer between them.</source>
   <translation>{second} 弯折 {first} 已经弯折过的结果，两者之间没有层。</translation>
  </message>
  <message>
   <source>{second} follows {first} with no activation between them: together they can do no more than one of them.</source>
   <translation>{second} 紧跟 {first}，之间没有激活函数：两者合起来并不比其中一个更强。</translation>
  </message>
  <message>
   <source>{seen}, step {step}</source>
   <translation>{seen}，步长 {step}</translation>
  </message>
  <message>
   <source>{sees} {helps}</source>
   <translation>{sees} {helps}</translation>
  </message>
  <message>
   <source>{shape}  step {step}</source>
   <translation>{shape}  第 {step} 步</translation>
  </message>
  <message>
   <source>{shape}: {sort}</source>
   <translation>{shape}：{sort}</translation>
  </message>
  <message>
   <source>{share} dead</source>
   <translation>{share} 失活</translation>
  </message>
  <message>
   <source>{share} done</source>
   <translation>已完成 {share}</translation>
  </message>
  <message>
   <source>{share} of each step is neither data nor layers but the optimiser and what else each step needs. A larger batch than {examples} gives the layers more to do for it.</source>
   <translation>每一步有 {share} 既不是数据也不是层，而是优化器以及每一步另外所需的事。比 {examples} 更大的批让各层相对做得更多。</translation>
  </message>
  <message>
   <source>{share} of the layers' time is spent in {name} ({kind}). {hint}</source>
   <translation>层时间的 {share} 花在 {name}（{kind}）上。{hint}</translation>
  </message>
  <message>
   <source>{share} of the units of {name} are dead: they give 0 for every example, so that no gradient comes back through them.</source>
   <translation>{name} 的 {share} 的单元已失活：它们对每个样本都给出 0，因此没有梯度通过它们传回。</translation>
  </message>
  <message>
   <source>{share} of the variance</source>
   <translation>方差的 {share}</translation>
  </message>
  <message>
   <source>{share} of the whole model</source>
   <translation>整个模型的 {share}</translation>
  </message>
  <message>
   <source>{share} right</source>
   <translation>正确 {share}</translation>
  </message>
  <message>
   <source>{share} saturated</source>
   <translation>{share} 饱和</translation>
  </message>
  <message>
   <source>{shown} of {all} features</source>
   <translation>{all} 个特征中的 {shown} 个</translation>
  </message>
  <message>
   <source>{shown} of {total}</source>
   <translation>{shown}，共 {total}</translation>
  </message>
  <message>
   <source>{shown} of {total} examples</source>
   <translation>{total} 个样本中的 {shown} 个</translation>
  </message>
  <message>
   <source>{shown} of {total} rows; the plane has {share} of their variance</source>
   <translation>{total} 行中的 {shown} 行；该平面占其方差的 {share}</translation>
  </message>
  <message>
   <source>{shown} of {total} shown</source>
   <translation>显示 {shown} / {total}</translation>
  </message>
  <message>
   <source>{sizes} numbers</source>
   <translation>{sizes} 个数</translation>
  </message>
  <message>
   <source>{size}  means of {rows} × {columns}</source>
   <translation>{size}  {rows} × {columns} 的平均</translation>
  </message>
  <message>
   <source>{size} of {extent}</source>
   <translation>{extent} 中的 {size}</translation>
  </message>
  <message>
   <source>{some} of {all} values</source>
   <translation>{all} 个值中的 {some} 个</translation>
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
   <source>{source} gives {found}, which cannot be split evenly by {name} ({factor}).</source>
   <translation>{source} 给出 {found}，无法按 {name}（{factor}）均分。</translation>
  </message>
  <message>
   <source>{source} gives {found}, which is {count} values a sample; they do not fit {shape}.</source>
   <translation>{source} 给出 {found}，即每个样本 {count} 个值；与 {shape} 不符。</translation>
  </message>
  <message>
   <source>{source} is bypassed, so it does not give {output}.</source>
   <translation>{source} 已被旁路，因此不给出 {output}。</translation>
  </message>
  <message>
   <source>{source} is connected to {port} of {target} already.</source>
   <translation>{source} 已连接到 {target} 的 {port}。</translation>
  </message>
  <message>
   <source>{source} may be left out, so it can go to optional inputs only; {kind} always needs its {port}.</source>
   <translation>{source} 可以省略，因此只能接到可选输入；而 {kind} 始终需要它的 {port}。</translation>
  </message>
  <message>
   <source>{split}: {count} examples</source>
   <translation>{split}：{count} 个样本</translation>
  </message>
  <message>
   <source>{steps} steps/s, {examples} examples/s</source>
   <translation>{steps} 步/秒，{examples} 个样本/秒</translation>
  </message>
  <message>
   <source>{step}, taken back</source>
   <translation>{step},已撤销</translation>
  </message>
  <message>
   <source>{step}, where the document is now</source>
   <translation>{step},文档现在所处的位置</translation>
  </message>
  <message>
   <source>{submenu} › {title}</source>
   <translation>{submenu} › {title}</translation>
  </message>
  <message>
   <source>{threads} threads</source>
   <translation>{threads} 个线程</translation>
  </message>
  <message>
   <source>{times} times as fast.</source>
   <translation>快 {times} 倍。</translation>
  </message>
  <message>
   <source>{time} ms</source>
   <translation>{time} 毫秒</translation>
  </message>
  <message>
   <source>{title}, a snapshot</source>
   <translation>{title}，快照</translation>
  </message>
  <message>
   <source>{token} at {index}: {value}</source>
   <translation>位置 {index} 的 {token}：{value}</translation>
  </message>
  <message>
   <source>{train} to train on, {validation} to validate with</source>
   <translation>{train} 个用于训练，{validation} 个用于验证</translation>
  </message>
  <message>
   <source>{treatment} goes from a to b, but a is {low} and b is {high}.</source>
   <translation>{treatment} 从 a 到 b,但 a 是 {low},b 是 {high}。</translation>
  </message>
  <message>
   <source>{treatment} has no argument {argument}. It has: {known}.</source>
   <translation>{treatment} 没有参数 {argument}。它有:{known}。</translation>
  </message>
  <message>
   <source>{treatment} has the axis {dim}, but the {weight} has {count} axes.</source>
   <translation>{treatment} 的轴是 {dim},但 {weight} 有 {count} 个轴。</translation>
  </message>
  <message>
   <source>{treatment} is for weights of {least} axes; the {weight} of {name} has the shape {shape}.</source>
   <translation>{treatment} 用于 {least} 个轴的权重;{name} 的 {weight} 的形状是 {shape}。</translation>
  </message>
  <message>
   <source>{treatment} is for weights of {least} or more axes; the {weight} of {name} has the shape {shape}.</source>
   <translation>{treatment} 用于 {least} 个或更多轴的权重;{name} 的 {weight} 的形状是 {shape}。</translation>
  </message>
  <message>
   <source>{treatment} is for weights of {least} to {most} axes; the {weight} of {name} has the shape {shape}.</source>
   <translation>{treatment} 用于 {least} 到 {most} 个轴的权重;{name} 的 {weight} 的形状是 {shape}。</translation>
  </message>
  <message>
   <source>{treatment} needs a number of groups that divides the first axis of the {weight}, {size}, but it is {groups}.</source>
   <translation>{treatment} 的组数须能整除 {weight} 的第一轴 {size},但它是 {groups}。</translation>
  </message>
  <message>
   <source>{treatment}: {wrong}</source>
   <translation>{treatment}:{wrong}</translation>
  </message>
  <message>
   <source>{true} rightly: {count}</source>
   <translation>{true} 判对：{count}</translation>
  </message>
  <message>
   <source>{true} taken for {given}: {count}</source>
   <translation>{true} 被当作 {given}：{count}</translation>
  </message>
  <message>
   <source>{true} taken for {predicted}: {count} of {total}, {share}</source>
   <translation>{true} 被当作 {predicted}：{count}，共 {total}，{share}</translation>
  </message>
  <message>
   <source>{true}, not seen as it: {count}</source>
   <translation>{true}，未被认出：{count}</translation>
  </message>
  <message>
   <source>{value} (default)</source>
   <translation>{value}（默认）</translation>
  </message>
  <message>
   <source>{view} {number}</source>
   <translation>{view} {number}</translation>
  </message>
  <message>
   <source>{view}: {node}</source>
   <translation>{view}：{node}</translation>
  </message>
  <message>
   <source>{what} is different</source>
   <translation>{what} 不同</translation>
  </message>
  <message>
   <source>{what} is gone</source>
   <translation>{what} 消失</translation>
  </message>
  <message>
   <source>{what} is new</source>
   <translation>{what} 新增</translation>
  </message>
  <message>
   <source>{what}, of {shown} of {total} examples</source>
   <translation>{what}，{total} 个样本中的 {shown} 个</translation>
  </message>
  <message>
   <source>{what}: {old} → {new}</source>
   <translation>{what}:{old} → {new}</translation>
  </message>
  <message>
   <source>{whole} ({total}) must be divisible by {part} ({parts}).</source>
   <translation>{whole}（{total}）必须能被 {part}（{parts}）整除。</translation>
  </message>
  <message>
   <source>{why}</source>
   <translation>{why}</translation>
  </message>
  <message>
   <source>{width} × {height}. Escape: as it was.</source>
   <translation>{width} × {height}。Escape：恢复原样。</translation>
  </message>
  <message>
   <source>{words} ({keys})</source>
   <translation>{words}({keys}）</translation>
  </message>
  <message>
   <source>{words}, with a schedule</source>
   <translation>{words},带学习率计划</translation>
  </message>
  <message>
   <source>{x} s</source>
   <translation>{x} 秒</translation>
  </message>
  <message>
   <source>~ What it stands for is different: enter it to see</source>
   <translation>~ 它所代表的内容不同：进入即可查看</translation>
  </message>
  <message>
   <source>“shortcuts.{command}[{place}]” should be text.</source>
   <translation>“shortcuts.{command}[{place}]”应当是文本。</translation>
  </message>
  <message>
   <source>“shortcuts.{command}[{place}]”: {error}</source>
   <translation>“shortcuts.{command}[{place}]”：{error}</translation>
  </message>
  <message>
   <source>“shortcuts.{command}” should be a list of keys.</source>
   <translation>“shortcuts.{command}”应当是按键列表。</translation>
  </message>
  <message>
   <source>“{keys}” is no key or combination of keys. One is written like Ctrl+Shift+D or F5.</source>
   <translation>“{keys}”不是按键或组合键。写法如 Ctrl+Shift+D 或 F5。</translation>
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
   <source>… × features.</source>
   <translation>… × 特征。</translation>
  </message>
  <message>
   <source>… × inner × columns.</source>
   <translation>… × 内 × 列。</translation>
  </message>
  <message>
   <source>… × other vectors × features.</source>
   <translation>… × 其他向量 × 特征。</translation>
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
   <source>… × size × size.</source>
   <translation>… × 大小 × 大小。</translation>
  </message>
  <message>
   <source>… × size.</source>
   <translation>… × 大小。</translation>
  </message>
  <message>
   <source>… × steps × features, an even number of them.</source>
   <translation>… × 步 × 特征，特征数为偶数。</translation>
  </message>
  <message>
   <source>… × vectors × features.</source>
   <translation>… × 向量 × 特征。</translation>
  </message>
  <message>
   <source>… × vectors × other vectors.</source>
   <translation>… × 向量 × 其他向量。</translation>
  </message>
  <message>
   <source>简体中文</source>
   <translation>简体中文</translation>
  </message>
 </context>
</TS>
