namespace CustomerLifecycle.Leads.Matching;

/// <summary>A record with every field normalised once: by field, then by value. An empty field is missing.</summary>
internal sealed class PreparedRecord(object[][] values)
{
    public object[][] Values { get; } = values;
}
