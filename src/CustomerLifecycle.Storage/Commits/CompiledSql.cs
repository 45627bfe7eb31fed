using System.Globalization;
using System.Text;

namespace CustomerLifecycle.Storage;

/// <summary>A statement's text as the driver wants it, with its parameters in order of position.</summary>
internal sealed class CompiledSql
{
    private CompiledSql(string text, string[] parameters) => (Text, Parameters) = (text, parameters);

    internal string Text { get; }

    internal string[] Parameters { get; }

    internal static CompiledSql Compile(string text, bool positional)
    {
        List<string> parameters = [];
        StringBuilder result = new(text.Length);
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\'')
            {
                quoted = !quoted;
            }

            if (quoted || text[i] != '@' || i + 1 >= text.Length || !char.IsAsciiLetter(text[i + 1]))
            {
                result.Append(text[i]);
                continue;
            }

            int end = i + 1;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
            {
                end++;
            }

            string name = text[(i + 1)..end];
            int position = parameters.IndexOf(name);
            if (position < 0)
            {
                position = parameters.Count;
                parameters.Add(name);
            }

            if (positional)
            {
                result.Append(CultureInfo.InvariantCulture, $"${position + 1}");
            }
            else
            {
                result.Append(text, i, end - i);
            }

            i = end - 1;
        }

        return new CompiledSql(result.ToString(), [.. parameters]);
    }
}
