namespace CustomerLifecycle.Tickets;

/// <summary>A text read as the value of a field, or what is wrong with it.</summary>
/// <param name="Value">The typed value.</param>
/// <param name="Text">The canonical text.</param>
/// <param name="Problem">What is wrong and how to write it, as the end of a sentence; null when the text is a value.</param>
internal readonly record struct FieldValue(object? Value, string? Text, string? Problem)
{
    public static FieldValue Of(object value, string text) => new(value, text, null);

    public static FieldValue Not(string problem) => new(null, null, problem);
}
