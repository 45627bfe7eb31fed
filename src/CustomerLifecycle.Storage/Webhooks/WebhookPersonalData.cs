using System.Runtime.CompilerServices;
using System.Text;
using CustomerLifecycle.Privacy;

namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>Messages about a person that have not gone out are exported and erased. That the person was erased is still told: the
/// receivers have data of their own to erase.</summary>
internal sealed class WebhookPersonalData(IWebhookStore store) : IPersonalDataHolder
{
    private const int PageSize = 500;

    public string Name => "webhooks";

    public async IAsyncEnumerable<PersonalDataRecord> ExportAsync(DataSubject subject, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (QueuedWebhook message in AboutAsync(subject, cancellationToken).ConfigureAwait(false))
        {
            yield return new PersonalDataRecord
            {
                Holder = Name,
                Kind = "webhook",
                Id = message.Delivery.Endpoint.Value + "/" + message.Delivery.Id,
                Json = Encoding.UTF8.GetString(message.Body),
            };
        }
    }

    public async Task<int> EraseAsync(DataSubject subject, CancellationToken cancellationToken = default)
    {
        int erased = 0;
        await foreach (QueuedWebhook message in AboutAsync(subject, cancellationToken).ConfigureAwait(false))
        {
            await store.RemoveAsync(message.Delivery, cancellationToken).ConfigureAwait(false);
            erased++;
        }

        return erased;
    }

    private async IAsyncEnumerable<QueuedWebhook> AboutAsync(DataSubject subject, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        PersonalMarks marks = new(subject);
        IReadOnlyList<QueuedWebhook> page;
        long after = 0;
        do
        {
            page = await store.ReadAllAsync(subject.Tenant, after, PageSize, cancellationToken).ConfigureAwait(false);
            foreach (QueuedWebhook message in page)
            {
                after = message.Delivery.Sequence;
                if (marks.AreIn(message.Delivery.EventType, message.Body))
                {
                    yield return message;
                }
            }
        }
        while (page.Count == PageSize);
    }
}
