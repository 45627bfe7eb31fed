using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CustomerLifecycle.Customers.Conversations;
using CustomerLifecycle.Customers.Identity;
using CustomerLifecycle.Customers.Profiles;
using CustomerLifecycle.Customers.Storage;
using CustomerLifecycle.Customers.Timeline;
using CustomerLifecycle.Events;
using CustomerLifecycle.Privacy;
using CustomerLifecycle.Storage;
using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Customers.Privacy;

/// <summary>What this module holds about a person: identity, profile, tags, consents, timeline and conversations.</summary>
internal sealed class CustomersPersonalData(
    ICustomerStore store, ITimelineStore timeline, IConversationStore conversations, IOptions<CustomersOptions> options, IIdGenerator ids, TimeProvider timeProvider)
    : IPersonalDataHolder
{
    private const int Page = 500;

    public string Name => "customers";

    public async IAsyncEnumerable<PersonalDataRecord> ExportAsync(DataSubject subject, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        (IdentityGraph graph, IReadOnlyList<CustomerId> records, IReadOnlyList<ContactPoint> points) = await LoadAsync(subject, cancellationToken).ConfigureAwait(false);
        // A merged customer is exported once, by the record that stands for it.
        if (records[0] != subject.Customer)
        {
            yield break;
        }

        foreach (IdentityLink link in graph.TryGet(subject.Customer, out _) ? graph.PointsOf(subject.Customer).SelectMany(graph.LinksOf).Where(link => records.Contains(link.Customer)) : [])
        {
            yield return Record("contact-point", link.Customer.Value + "/" + link.Point.Kind, link, CustomersJsonContext.Default.IdentityLink);
        }

        CustomerFacts facts = await store.LoadFactsAsync(subject.Tenant, records, cancellationToken).ConfigureAwait(false);
        foreach (ProfileValue value in facts.Values)
        {
            yield return Record("profile", value.Name + "/" + value.Source, value, CustomersJsonContext.Default.ProfileValue);
        }

        foreach (CustomerTag tag in facts.Tags)
        {
            yield return Record("tag", tag.Name + "/" + tag.Source, tag, CustomersJsonContext.Default.CustomerTag);
        }

        foreach (ConsentRecord consent in facts.Consents)
        {
            yield return Record("consent", consent.Purpose + "/" + consent.At.ToString("O", CultureInfo.InvariantCulture), consent, CustomersJsonContext.Default.ConsentRecord);
        }

        foreach (TrackedSubject tracked in await timeline.ReadSubjectsAsync(subject.Tenant, records, [], onlyOpen: false, int.MaxValue, cancellationToken).ConfigureAwait(false))
        {
            yield return Record("subject", tracked.Subject, tracked, CustomersJsonContext.Default.TrackedSubject);
        }

        await foreach (TimelineEntry entry in EntriesAsync(subject.Tenant, records, cancellationToken).ConfigureAwait(false))
        {
            yield return Record("timeline", entry.Event.Value, entry, CustomersJsonContext.Default.TimelineEntry);
        }

        foreach (Conversation conversation in await conversations.FindOfAsync(subject.Tenant, records, points, cancellationToken).ConfigureAwait(false))
        {
            yield return Record("conversation", conversation.Id.Value, conversation, CustomersJsonContext.Default.Conversation);
            for (long after = 0; after < conversation.Messages;)
            {
                IReadOnlyList<ConversationMessage> messages = await conversations.ReadMessagesAsync(subject.Tenant, conversation.Id, after, Page, cancellationToken).ConfigureAwait(false);
                if (messages.Count == 0)
                {
                    break;
                }

                after = messages[^1].Sequence;
                foreach (ConversationMessage message in messages)
                {
                    yield return Record("message", conversation.Id.Value + "/" + message.Id.Value, message, CustomersJsonContext.Default.ConversationMessage);
                }
            }
        }
    }

    public async Task<int> EraseAsync(DataSubject subject, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(subject);
        (IdentityGraph _, IReadOnlyList<CustomerId> records, IReadOnlyList<ContactPoint> points) = await LoadAsync(subject, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<Conversation> talks = await conversations.FindOfAsync(subject.Tenant, records, points, cancellationToken).ConfigureAwait(false);
        // The timeline first: from here on late events of the person leave no trace.
        int erased = await timeline.EraseAsync(subject.Tenant, records, [.. talks.Select(talk => "conversation/" + talk.Id.Value)], cancellationToken).ConfigureAwait(false);
        foreach (Conversation talk in talks)
        {
            erased += await conversations.EraseAsync(subject.Tenant, talk.Id, cancellationToken).ConfigureAwait(false);
        }

        Erasure identity = await Commands.DecideAsync(options.Value.MaxAttempts, () => TryEraseRecordsAsync(subject, cancellationToken)).ConfigureAwait(false);
        return erased + identity.Records;
    }

    private async Task<Erasure?> TryEraseRecordsAsync(DataSubject subject, CancellationToken cancellationToken)
    {
        IdentitySnapshot snapshot = await store.LoadIdentityAsync(subject.Tenant, [], [subject.Customer], cancellationToken).ConfigureAwait(false);
        if (snapshot.RecordVersions.Count == 0)
        {
            return new Erasure(0);
        }

        CustomerErased erased = new()
        {
            Id = EventId.From(ids.NewGuid()),
            Tenant = subject.Tenant,
            OccurredAt = timeProvider.GetUtcNow(),
            Customer = snapshot.Graph.RootOf(subject.Customer),
        };
        CommitResult result = await store.EraseAsync(subject.Tenant, snapshot, [erased], cancellationToken).ConfigureAwait(false);
        return result.Status == CommitStatus.Committed ? new Erasure(snapshot.RecordVersions.Count) : null;
    }

    private async Task<(IdentityGraph Graph, IReadOnlyList<CustomerId> Records, IReadOnlyList<ContactPoint> Points)> LoadAsync(
        DataSubject subject, CancellationToken cancellationToken)
    {
        IdentityGraph graph = (await store.LoadIdentityAsync(subject.Tenant, [], [subject.Customer], cancellationToken).ConfigureAwait(false)).Graph;
        IReadOnlyList<CustomerId> records = graph.TryGet(subject.Customer, out _)
            ? [.. graph.RecordsOf(subject.Customer).OrderByDescending(record => record == graph.RootOf(record))]
            : [subject.Customer];
        IEnumerable<ContactPoint> given = subject.ContactPoints.Select(point => ContactPointNormalizer.Normalize(point, options.Value.DefaultCallingCode)).OfType<ContactPoint>();
        IEnumerable<ContactPoint> own = graph.TryGet(subject.Customer, out _) ? graph.PointsOf(subject.Customer).Where(point => !graph.IsShared(point)) : [];
        return (graph, records, [.. given.Union(own)]);
    }

    private async IAsyncEnumerable<TimelineEntry> EntriesAsync(
        TenantId tenant, IReadOnlyList<CustomerId> records, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        TimelineQuery query = new() { Take = Page };
        while (await timeline.ReadAsync(tenant, records, query, cancellationToken).ConfigureAwait(false) is { Count: > 0 } entries)
        {
            foreach (TimelineEntry entry in entries)
            {
                yield return entry;
            }

            query = query with { After = new TimelineCursor(entries[^1].At, entries[^1].Event).ToString() };
        }
    }

    private PersonalDataRecord Record<T>(string kind, string id, T value, JsonTypeInfo<T> json) =>
        new() { Holder = Name, Kind = kind, Id = id, Json = JsonSerializer.Serialize(value, json) };

    private sealed record Erasure(int Records);
}
