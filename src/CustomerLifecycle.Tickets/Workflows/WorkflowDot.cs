using System.Text;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>Writes a workflow in the DOT language. Syntax: https://graphviz.org/doc/info/lang.html.</summary>
internal sealed class WorkflowDot(WorkflowDefinition definition)
{
    // No state has this name: names do not begin with a blank.
    private const string Start = " start";

    private readonly StringBuilder _text = new();
    private readonly WorkflowDrawing _drawing = new(definition);

    public string Draw()
    {
        Line(0, $"digraph {Quote(definition.Name)} {{");
        Line(1, "compound=true;");
        Line(1, "node [shape=box, style=rounded];");
        Line(1, $"{Quote(Start)} [shape=point, width=0.15];");
        foreach (StateDefinition state in _drawing.Children[null])
        {
            Declare(state, 1);
        }

        Line(1, $"{Quote(Start)} -> {Quote(definition.Initial)};");
        foreach (TransitionDefinition transition in definition.Transitions)
        {
            Draw(transition);
        }

        Line(0, "}");
        return _text.ToString();
    }

    // Within the frame of a parent stands a node for it: a point, unless a ticket can be in the parent itself. An arrow that leaves the
    // parent is cut off at the frame.
    private void Draw(TransitionDefinition transition)
    {
        bool leavesFrame = _drawing.IsParent(transition.From) && !_drawing.IsWithin(transition.To, transition.From);
        string tail = leavesFrame ? $", ltail={Quote("cluster_" + transition.From)}" : "";
        Line(1, $"{Quote(transition.From)} -> {Quote(transition.To)} [label={Quote(WorkflowDrawing.Label(transition))}{tail}];");
    }

    private void Declare(StateDefinition state, int depth)
    {
        string? category = WorkflowDrawing.Category(state);
        string caption = Quote(state.Name, category is null ? "" : $"\\n({category})");
        if (!_drawing.IsParent(state.Name))
        {
            Line(depth, $"{Quote(state.Name)} [label={caption}{(state.Category == StateCategory.Closed ? ", peripheries=2" : "")}];");
            return;
        }

        Line(depth, $"subgraph {Quote("cluster_" + state.Name)} {{");
        Line(depth + 1, $"label={caption}; style=rounded;");
        Line(depth + 1, _drawing.IsEntered(state.Name) ? $"{Quote(state.Name)} [label={caption}];" : $"{Quote(state.Name)} [shape=point, label=\"\"];");
        foreach (StateDefinition child in _drawing.Children[state.Name])
        {
            Declare(child, depth + 1);
        }

        Line(depth, "}");
    }

    private void Line(int depth, string line) => _text.Append(' ', depth * 4).Append(line).Append('\n');

    // Labels know backslash sequences and HTML entities.
    private static string Quote(string text, string end = "") =>
        "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("&", "&amp;", StringComparison.Ordinal) + end + "\"";
}
