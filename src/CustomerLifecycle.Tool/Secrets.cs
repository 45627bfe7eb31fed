namespace CustomerLifecycle.Tool;

/// <summary>Keeps arguments that carry a password out of every message.</summary>
internal sealed class Secrets
{
    private const string Hidden = "(hidden)";

    private readonly string[] _texts;

    internal Secrets(IReadOnlyList<string> arguments)
    {
        List<string> texts = [];
        bool hiding = false;
        foreach (string argument in arguments)
        {
            // A connection string that was not quoted comes in pieces; the rest of a password is among the next ones.
            hiding = CarriesPassword(argument) || (hiding && !argument.StartsWith('-'));
            if (hiding)
            {
                texts.Add(argument);
                texts.AddRange(argument.Split('=', 2).Skip(1));
            }
        }

        _texts = [.. texts.Where(text => text.Length > 0).OrderByDescending(text => text.Length)];
    }

    internal string Mask(string message) => _texts.Aggregate(message, (text, secret) => text.Replace(secret, Hidden, StringComparison.Ordinal));

    private static bool CarriesPassword(string argument) =>
        argument.Contains("password", StringComparison.OrdinalIgnoreCase)
        || argument.Contains("pwd", StringComparison.OrdinalIgnoreCase)
        || (argument.Contains("://", StringComparison.Ordinal) && argument.Contains('@', StringComparison.Ordinal));
}
