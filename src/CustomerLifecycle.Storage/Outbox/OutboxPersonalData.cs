using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using CustomerLifecycle.Privacy;

namespace CustomerLifecycle.Storage;

/// <summary>Events about a person whose delivery waits or is dead are exported and erased: nothing else would ever remove them, and a replay would hand
/// them to the handlers. An outbox of the host's own is the host's to ask.</summary>
internal sealed class OutboxPersonalData(IOutboxStore outbox, TimeProvider timeProvider) : IPersonalDataHolder
{
    private const int PageSize = 500;

    public string Name => "outbox";

    public async IAsyncEnumerable<PersonalDataRecord> ExportAsync(DataSubject subject, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (KeptEvent kept in AboutAsync(subject, cancellationToken).ConfigureAwait(false))
        {
            yield return new PersonalDataRecord { Holder = Name, Kind = "event", Id = kept.Sequence.ToString(CultureInfo.InvariantCulture), Json = Encoding.UTF8.GetString(kept.Payload) };
        }
    }

    public async Task<int> EraseAsync(DataSubject subject, CancellationToken cancellationToken = default)
    {
        int erased = 0;
        await foreach (KeptEvent kept in AboutAsync(subject, cancellationToken).ConfigureAwait(false))
        {
            await ((IKeptEvents)outbox).RemoveKeptAsync(subject.Tenant, kept.Sequence, timeProvider.GetUtcNow(), cancellationToken).ConfigureAwait(false);
            erased++;
        }

        return erased;
    }

    private async IAsyncEnumerable<KeptEvent> AboutAsync(DataSubject subject, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        PersonalMarks marks = new(subject);
        if (outbox is not IKeptEvents events)
        {
            yield break;
        }

        IReadOnlyList<KeptEvent> page;
        long after = 0;
        do
        {
            page = await events.ReadKeptAsync(subject.Tenant, after, PageSize, cancellationToken).ConfigureAwait(false);
            foreach (KeptEvent kept in page)
            {
                after = kept.Sequence;
                if (marks.AreIn(kept.Type, kept.Payload))
                {
                    yield return kept;
                }
            }
        }
        while (page.Count == PageSize);
    }
}
