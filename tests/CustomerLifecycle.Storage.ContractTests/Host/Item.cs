namespace CustomerLifecycle.Storage.ContractTests.Host;

/// <summary>The state the contracts are about: a text with a version.</summary>
public sealed class Item
{
    public string Id { get; init; } = "";

    public long Version { get; init; }

    public string Text { get; init; } = "";
}
