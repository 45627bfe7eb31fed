using System.Globalization;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Tickets;

/// <summary>Forgets automatic answers that no limit counts any more.</summary>
internal sealed class AnswerExpiry(ITicketMailStore store) : IDueHandler
{
    private const string ExpiryKind = "tickets.mail-answers";

    public string Kind => ExpiryKind;

    /// <summary>What becomes due because an answer is counted: the end of its window, with the instant of the answer.</summary>
    public static IReadOnlyList<DueChange> Changes(AnswerCount count) =>
        [.. count.Limits.Select(limit => DueChange.Schedule(ExpiryKind, limit.Scope, count.At + count.Window, count.At.UtcTicks.ToString(CultureInfo.InvariantCulture)))];

    public Task HandleAsync(DueItem item, CancellationToken cancellationToken) => store.ForgetAnswersAsync(
        item.Tenant, item.Key, new(long.Parse(item.Payload, CultureInfo.InvariantCulture), TimeSpan.Zero), cancellationToken);
}
