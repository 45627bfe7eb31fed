using System.Globalization;
using System.Text;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>Writes a workflow as a Mermaid state diagram. Syntax: https://mermaid.js.org/syntax/stateDiagram.html.</summary>
internal sealed class WorkflowMermaid(WorkflowDefinition definition)
{
    private const string Plain = "-.,!?()[]/+ ";

    private static readonly HashSet<string> Keywords = new(StringComparer.OrdinalIgnoreCase)
    {
        "state", "stateDiagram", "note", "end", "direction", "hide", "scale", "class", "classDef", "style", "click", "href", "link", "default",
        "as", "fork", "join", "choice", "left", "right", "of", "root", "accTitle", "accDescr", "constructor", "prototype",
    };

    private readonly StringBuilder _text = new("stateDiagram-v2\n");
    private readonly WorkflowDrawing _drawing = new(definition);
    private readonly Dictionary<string, string> _ids = definition.States.Index().ToDictionary(state => state.Item.Name, state => Id(state.Item.Name, state.Index), StringComparer.Ordinal);

    public string Draw()
    {
        foreach (StateDefinition state in _drawing.Children[null])
        {
            Declare(state, 1);
        }

        Line(1, $"[*] --> {_ids[definition.Initial]}");
        foreach (TransitionDefinition transition in definition.Transitions)
        {
            Draw(transition);
        }

        foreach (StateDefinition state in definition.States.Where(state => state.Category == StateCategory.Closed && !_drawing.IsParent(state.Name)))
        {
            Line(1, $"{_ids[state.Name]} --> [*]");
        }

        return _text.ToString();
    }

    // Mermaid draws no arrow from a composite state to a state within it: it is drawn from each of the substates instead.
    private void Draw(TransitionDefinition transition)
    {
        string arrow = $" --> {_ids[transition.To]} : {Escape(WorkflowDrawing.Label(transition))}";
        if (!_drawing.IsParent(transition.From) || !_drawing.IsWithin(transition.To, transition.From))
        {
            Line(1, _ids[transition.From] + arrow);
            return;
        }

        foreach (StateDefinition state in definition.States.Where(state => !_drawing.IsParent(state.Name) && _drawing.IsWithin(state.Name, transition.From)))
        {
            Line(1, _ids[state.Name] + arrow);
        }
    }

    private void Declare(StateDefinition state, int depth)
    {
        string caption = WorkflowDrawing.Category(state) is { } category ? $"{state.Name} ({category})" : state.Name;
        string declaration = $"state \"{Escape(caption)}\" as {_ids[state.Name]}";
        if (!_drawing.IsParent(state.Name))
        {
            Line(depth, declaration);
            return;
        }

        Line(depth, declaration + " {");
        foreach (StateDefinition child in _drawing.Children[state.Name])
        {
            Declare(child, depth + 1);
        }

        Line(depth, "}");
    }

    private void Line(int depth, string line) => _text.Append(' ', depth * 4).Append(line).Append('\n');

    // A name that could be read as something else, one of our own numbers among them, is replaced by a number.
    private static string Id(string name, int index) =>
        char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && !Keywords.Contains(name) && !IsNumber(name)
            ? name
            : string.Create(CultureInfo.InvariantCulture, $"s{index + 1}");

    private static bool IsNumber(string name) => name[0] == 's' && name.Skip(1).All(char.IsAsciiDigit);

    // Mermaid has no quoting within a text, but entities by number. Underscores around a word would set it in italics.
    private static string Escape(string text)
    {
        StringBuilder escaped = new();
        foreach ((int i, char c) in text.Index())
        {
            bool plain = c == '_'
                ? i > 0 && i < text.Length - 1 && char.IsAsciiLetterOrDigit(text[i - 1]) && char.IsAsciiLetterOrDigit(text[i + 1])
                : !char.IsAscii(c) || char.IsAsciiLetterOrDigit(c) || Plain.Contains(c, StringComparison.Ordinal);
            if (plain)
            {
                escaped.Append(c);
            }
            else
            {
                escaped.Append(CultureInfo.InvariantCulture, $"#{(int)c};");
            }
        }

        return escaped.ToString();
    }
}
