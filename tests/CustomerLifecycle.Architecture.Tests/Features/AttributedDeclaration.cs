namespace CustomerLifecycle.Architecture.Features;

/// <summary>A declaration with its attribute lists, as text without comments.</summary>
internal sealed record AttributedDeclaration(string Attributes, string Head, int Line)
{
    /// <summary>Every declaration of a source text that carries attributes.</summary>
    public static IEnumerable<AttributedDeclaration> In(string text)
    {
        int at = 0;
        int line = 1;
        bool mayStart = true;
        while (at < text.Length)
        {
            int start = at;
            if (mayStart && text[at] == '[')
            {
                int declared = line;
                var attributes = ReadAttributes(text, ref at);
                var head = ReadHead(text, ref at);
                yield return new AttributedDeclaration(attributes, head, declared);
                mayStart = false;
            }
            else
            {
                int next = CSharpText.Skip(text, at);
                at = next > at ? next : at + 1;
                mayStart = next > start ? mayStart : text[start] is '{' or '}' or ';' || (mayStart && char.IsWhiteSpace(text[start]));
            }

            line += text.AsSpan(start, at - start).Count('\n');
        }
    }

    private static string ReadAttributes(string text, ref int at)
    {
        var read = new System.Text.StringBuilder();
        while (at < text.Length && text[at] == '[')
        {
            int depth = 0;
            do
            {
                int next = CSharpText.Skip(text, at);
                if (next == at)
                {
                    depth += text[at] switch { '[' => 1, ']' => -1, _ => 0 };
                    next++;
                }

                if (!CSharpText.Starts(text, at, "//") && !CSharpText.Starts(text, at, "/*"))
                {
                    read.Append(text, at, next - at);
                }

                at = next;
            }
            while (depth > 0 && at < text.Length);
            SkipBlank(text, ref at);
        }

        return read.ToString();
    }

    private static string ReadHead(string text, ref int at)
    {
        int start = at;
        while (at < text.Length && text[at] is not ('{' or ';' or '(' or '='))
        {
            at++;
        }

        return text[start..at].Trim();
    }

    private static void SkipBlank(string text, ref int at)
    {
        while (at < text.Length)
        {
            int next = char.IsWhiteSpace(text[at]) ? at + 1 : text[at] == '/' ? CSharpText.Skip(text, at) : at;
            if (next == at)
            {
                return;
            }

            at = next;
        }
    }
}
