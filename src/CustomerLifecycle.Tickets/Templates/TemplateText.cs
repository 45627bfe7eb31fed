using System.Globalization;
using System.Text;

namespace CustomerLifecycle.Tickets;

/// <summary>A text with placeholders in braces.</summary>
internal static class TemplateText
{
    private const int MaximumName = 128;

    /// <summary>What is wrong with the braces of a text; null when nothing is.</summary>
    public static string? Problem(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('{' or '}'))
            {
                continue;
            }

            if (i + 1 < text.Length && text[i + 1] == text[i])
            {
                i++;
            }
            else if (text[i] == '}')
            {
                return string.Create(CultureInfo.InvariantCulture, $"has a closing brace at position {i} that nothing opens. Write }}}} for a brace of its own.");
            }
            else if (NameAt(text, i) is not { } name)
            {
                return string.Create(CultureInfo.InvariantCulture, $"has a brace at position {i} that opens no placeholder of 1 to {MaximumName} characters. Write {{{{ for a brace of its own.");
            }
            else
            {
                i += name.Length + 1;
            }
        }

        return null;
    }

    public static IReadOnlyList<string> Placeholders(string text)
    {
        List<string> names = [];
        Fill(text, name =>
        {
            names.Add(name);
            return "";
        });
        return names;
    }

    /// <summary>Fills in a text without problems. A placeholder that has no value stays as it is written.</summary>
    public static string Fill(string text, Func<string, string?> value)
    {
        StringBuilder filled = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is '{' or '}' && i + 1 < text.Length && text[i + 1] == text[i])
            {
                filled.Append(text[i++]);
            }
            else if (text[i] == '{' && NameAt(text, i) is { } name)
            {
                filled.Append(value(name) ?? "{" + name + "}");
                i += name.Length + 1;
            }
            else
            {
                filled.Append(text[i]);
            }
        }

        return filled.ToString();
    }

    private static string? NameAt(string text, int brace)
    {
        int end = text.IndexOfAny(['{', '}'], brace + 1);
        int length = end - brace - 1;
        return end > 0 && text[end] == '}' && length is >= 1 and <= MaximumName && !string.IsNullOrWhiteSpace(text[(brace + 1)..end]) ? text[(brace + 1)..end] : null;
    }
}
