using System.Text;

namespace CustomerLifecycle.Tickets;

/// <summary>Decodes encoded words in header values (RFC 2047), such as <c>=?utf-8?B?5rC0?=</c>. What cannot be decoded stays as it is.</summary>
internal static class EncodedWords
{
    private const int MaximumCharset = 40;

    public static string Decode(string value)
    {
        int at = value.IndexOf("=?", StringComparison.Ordinal);
        if (at < 0)
        {
            return value;
        }

        StringBuilder decoded = new(value.Length);
        // Many programs cut text without regard to its characters: words of one charset that follow each other are one text in pieces.
        List<byte> run = [];
        Encoding? charset = null;
        int from = 0;
        while (at >= 0)
        {
            if (Word(value, at) is not { } word)
            {
                at = value.IndexOf("=?", at + 2, StringComparison.Ordinal);
                continue;
            }

            // White space between two encoded words belongs to neither (RFC 2047, section 6.2).
            ReadOnlySpan<char> between = value.AsSpan(from, at - from);
            bool follows = charset is not null && between.IsWhiteSpace();
            if (!follows || charset!.CodePage != word.Charset.CodePage)
            {
                EndRun();
            }

            if (!follows)
            {
                decoded.Append(between);
            }

            run.AddRange(word.Bytes);
            charset = word.Charset;
            from = word.End;
            at = value.IndexOf("=?", from, StringComparison.Ordinal);
        }

        EndRun();
        return decoded.Append(value.AsSpan(from)).ToString();

        void EndRun()
        {
            decoded.Append(charset?.GetString([.. run]));
            run.Clear();
        }
    }

    private static (Encoding Charset, byte[] Bytes, int End)? Word(string value, int start)
    {
        int charsetEnd = value.IndexOf('?', start + 2);
        if (charsetEnd < 0 || charsetEnd - start > MaximumCharset || charsetEnd + 2 >= value.Length || value[charsetEnd + 2] != '?')
        {
            return null;
        }

        int end = value.IndexOf("?=", charsetEnd + 3, StringComparison.Ordinal);
        if (end < 0 || EncodingOf(value[(start + 2)..charsetEnd]) is not { } encoding)
        {
            return null;
        }

        string text = value[(charsetEnd + 3)..end];
        byte[]? bytes = value[charsetEnd + 1] switch
        {
            'B' or 'b' => Base64(text),
            'Q' or 'q' => Quoted(text),
            _ => null,
        };
        return bytes is null ? null : (encoding, bytes, end + 2);
    }

    private static byte[]? Base64(string text)
    {
        string padded = text.Length % 4 == 0 ? text : text + new string('=', 4 - (text.Length % 4));
        byte[] bytes = new byte[padded.Length];
        return Convert.TryFromBase64String(padded, bytes, out int written) ? bytes[..written] : null;
    }

    private static byte[] Quoted(string text)
    {
        List<byte> bytes = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '=' && i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]))
            {
                bytes.Add(Convert.FromHexString(text.AsSpan(i + 1, 2))[0]);
                i += 2;
            }
            else
            {
                bytes.AddRange(text[i] == '_' ? " "u8 : Encoding.UTF8.GetBytes([text[i]]));
            }
        }

        return [.. bytes];
    }

    private static Encoding? EncodingOf(string charset)
    {
        // A language may follow the charset (RFC 2231, section 5).
        string name = charset.Split('*')[0];
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            // The word stays as it was written, which is what RFC 2047 asks of a reader that does not know a charset.
            return null;
        }
    }
}
