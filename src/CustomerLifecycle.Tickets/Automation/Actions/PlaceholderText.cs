using System.Text;

namespace CustomerLifecycle.Tickets;

/// <summary>Text with placeholders, filled in from a ticket.</summary>
internal static class PlaceholderText
{
    private const string Subject = "subject";
    private static readonly string[] Names = ["number", "type", "state", "category", "priority", "group", "assignee", "reason"];

    /// <summary>Why a text cannot be filled in; null when it can.</summary>
    /// <param name="text">The text.</param>
    /// <param name="withSubject">Whether the subject, which may name people, may be in it.</param>
    public static string? Problem(string? text, bool withSubject)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > Input.MaximumText)
        {
            return $"the text has 1 to {Input.MaximumText} characters, not {text?.Length ?? 0}.";
        }

        List<string> unknown = [];
        string? open = Walk(text, new(), name =>
        {
            if (!IsKnown(name, withSubject))
            {
                unknown.Add(name);
            }

            return "";
        });
        IEnumerable<string> names = withSubject ? [.. Names, Subject] : Names;
        return open ?? (unknown.Count == 0
            ? null
            : $"the text has unknown placeholders: {string.Join(", ", unknown.Select(name => "{" + name + "}"))}. Use {string.Join(", ", names.Select(name => "{" + name + "}"))} or {{{TicketProperties.FieldPrefix}NAME}}; write {{{{ for a brace.");
    }

    public static string Fill(string text, Ticket ticket)
    {
        StringBuilder filled = new();
        Walk(text, filled, name => TicketProperties.Find(name)!.Read(ticket) ?? "");
        return filled.ToString();
    }

    private static bool IsKnown(string name, bool withSubject) =>
        Names.Contains(name, StringComparer.Ordinal) || (withSubject && name == Subject)
        || (name.StartsWith(TicketProperties.FieldPrefix, StringComparison.Ordinal) && name.Length > TicketProperties.FieldPrefix.Length);

    private static string? Walk(string text, StringBuilder filled, Func<string, string> value)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c is '{' or '}' && i + 1 < text.Length && text[i + 1] == c)
            {
                filled.Append(c);
                i++;
            }
            else if (c == '}')
            {
                return "the text has a '}' without '{'; write }} for a brace.";
            }
            else if (c == '{')
            {
                int end = text.IndexOf('}', i);
                if (end < 0)
                {
                    return "the text has a '{' without '}'; write {{ for a brace.";
                }

                filled.Append(value(text[(i + 1)..end]));
                i = end;
            }
            else
            {
                filled.Append(c);
            }
        }

        return null;
    }
}
