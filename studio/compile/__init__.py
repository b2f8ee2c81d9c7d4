"""From graph to model: plan, shapes, costs, problems, module and source."""
