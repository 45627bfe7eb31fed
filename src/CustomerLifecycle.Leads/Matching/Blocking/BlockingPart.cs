namespace CustomerLifecycle.Leads.Matching;

/// <summary>One field of a blocking rule.</summary>
/// <param name="Field">The field's name in the schema.</param>
/// <param name="Form">The form of its value.</param>
public sealed record BlockingPart(string Field, BlockingForm Form = BlockingForm.Exact)
{
    /// <summary>The coarse form of a field.</summary>
    public static BlockingPart Coarse(string field) => new(field, BlockingForm.Coarse);

    /// <summary>The whole value of a field.</summary>
    public static implicit operator BlockingPart(string field) => FromString(field);

    /// <summary>The whole value of a field.</summary>
    public static BlockingPart FromString(string field) => new(field);
}
