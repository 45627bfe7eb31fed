using System.Text.Json;
using CustomerLifecycle.Customers.Identity;
using CustomerLifecycle.Customers.Privacy;
using CustomerLifecycle.Customers.Profiles;

namespace CustomerLifecycle.Customers.Storage;

internal sealed record RecordRow(string Customer, string Root, long CreatedAt, long Version)
{
    internal IdentityNode ToNode() => new(new CustomerId(Customer), Sql.Instant(CreatedAt), new CustomerId(Root));
}

internal sealed record LinkRow(string Kind, string Value, string Customer, long FirstSeen, long LastSeen, long IsShared, long Version)
{
    internal IdentityLink ToLink() => new(
        new ContactPoint(Enum.Parse<ContactPointKind>(Kind), Value), new CustomerId(Customer), Sql.Instant(FirstSeen), Sql.Instant(LastSeen));
}

internal sealed record MergeRow(string One, string Other, string Absorbed, string MergedBy, long ChangedAt, long State)
{
    internal CustomerMerge ToMerge() => new(
        new CustomerId(Absorbed),
        new CustomerId(string.Equals(Absorbed, One, StringComparison.Ordinal) ? Other : One),
        JsonSerializer.Deserialize(MergedBy, CustomersJsonContext.Default.ContactPointArray) ?? [],
        Sql.Instant(ChangedAt),
        (MergeState)State);
}

internal sealed record ValueRow(string Name, string Source, string Value, long ObservedAt, double Confidence)
{
    internal ProfileValue ToValue() => new() { Name = Name, Source = Source, Value = Value, ObservedAt = Sql.Instant(ObservedAt), Confidence = Confidence };
}

internal sealed record TagRow(string Name, string Source, string? Reason, long Level, long AddedAt, long? ExpiresAt)
{
    internal CustomerTag ToTag() => new()
    {
        Name = Name,
        Source = Source,
        Reason = Reason,
        Level = (TagLevel)Level,
        AddedAt = Sql.Instant(AddedAt),
        ExpiresAt = Sql.Instant(ExpiresAt),
    };
}

internal sealed record ConsentRow(string Purpose, string Channel, long DeclaredAt, long IsGranted, string Source, string? Evidence)
{
    internal ConsentRecord ToConsent() => new()
    {
        Purpose = Purpose,
        Channel = Channel.Length == 0 ? null : new Channel(Channel),
        Granted = IsGranted != 0,
        At = Sql.Instant(DeclaredAt),
        Source = Source,
        Evidence = Evidence,
    };
}
