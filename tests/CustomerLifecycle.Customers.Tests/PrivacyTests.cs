using CustomerLifecycle.Customers.Conversations;
using CustomerLifecycle.Customers.Privacy;
using CustomerLifecycle.Customers.Profiles;
using CustomerLifecycle.Events;
using CustomerLifecycle.Messages;
using CustomerLifecycle.Privacy;
using CustomerLifecycle.Storage;
using static CustomerLifecycle.Customers.Tests.CustomersHost;

namespace CustomerLifecycle.Customers.Tests;

public sealed class PrivacyTests
{
    private const string Secret = "13800138000";

    private static readonly string[] Tables =
    [
        "records", "identifiers", "links", "merges", "values", "tags", "consents", "subjects", "timeline", "conversations", "messages",
    ];

    private static readonly ContactPoint Mail = new(ContactPointKind.Email, "secret@example.cn");

    public static TheoryData<string> Kinds => CustomersHost.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_export_holds_everything_that_was_said_and_known(string kind)
    {
        await using CustomersHost host = await CreateAsync(kind);
        CustomerId customer = await LiveAsync(host);

        List<PersonalDataRecord> export = await ExportAsync(host, customer);

        Assert.Superset(
            new HashSet<string> { "contact-point", "profile", "tag", "consent", "timeline", "conversation", "message" },
            export.Select(record => record.Kind).ToHashSet());
        Assert.Equal(export.Count, export.DistinctBy(record => (record.Kind, record.Id)).Count());
        Assert.Contains(export, record => record.Kind == "message" && record.Json.Contains("my address is", StringComparison.Ordinal));
        Assert.Empty(await ExportAsync(host, customer, OtherShop));
    }

    [Trait("Feature", "customers.erasure")]
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Erasure_leaves_nothing_and_late_events_leave_no_trace(string kind)
    {
        await using CustomersHost host = await CreateAsync(kind);
        CustomerId customer = await LiveAsync(host);

        IReadOnlyDictionary<string, int> first = await host.Privacy.EraseAsync(Shop, customer);
        await host.Storage.DrainAsync();
        await host.DeliverAsync(Ticket(customer, "late-1"));
        await host.DeliverAsync(new MessageSent
        {
            Id = new EventId("late-2"), Tenant = Shop, OccurredAt = host.Clock.GetUtcNow(), Conversation = new ConversationId("talk-1"),
            Message = new MessageId("m9"), Sender = ParticipantKind.Customer, Content = new TextMessage { Text = "my address is late" },
        });

        Assert.True(first["customers"] > 5);
        Assert.Empty(await ExportAsync(host, customer));
        Assert.Null(await host.Customers.GetViewAsync(Shop, customer));
        Assert.Empty(await host.TimelineAsync(customer));
        Assert.Empty(await host.Customers.FindAsync(Shop, Phone(Secret)));
        Assert.Empty(await host.Conversations.GetTranscriptAsync(Shop, new ConversationId("talk-1")));
        Assert.Equal(0, (await host.Privacy.EraseAsync(Shop, customer))["customers"]);
        Assert.Single(host.Published.Events.OfType<CustomerErased>());
        await AssertNoPersonalDataAsync(host);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Erasing_one_leaves_the_others_who_use_the_same_number(string kind)
    {
        await using CustomersHost host = await CreateAsync(kind);
        CustomerId mother = await host.KnownAsync(new ContactPoint(ContactPointKind.Member, "1"), Phone(Secret));
        CustomerId father = await host.KnownAsync(new ContactPoint(ContactPointKind.Member, "2"), Phone(Secret));

        await host.Privacy.EraseAsync(Shop, mother);

        Assert.Equal([father], await host.Customers.FindAsync(Shop, Phone(Secret)));
        Assert.NotEqual(mother, await host.KnownAsync(new ContactPoint(ContactPointKind.Member, "1")));
    }

    [Trait("Feature", "customers.consent")]
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Consent_is_the_last_word_and_silence_is_none(string kind)
    {
        await using CustomersHost host = await CreateAsync(kind);
        CustomerId customer = await host.KnownAsync(Phone(Secret));
        Assert.False((await host.Consents.DecideAsync(Shop, customer, "marketing", Channel.Sms)).IsGranted);

        await DeclareAsync(granted: true, channel: null);
        Assert.True((await host.Consents.DecideAsync(Shop, customer, "marketing", Channel.Sms)).IsGranted);
        host.Clock.Advance(TimeSpan.FromDays(1));
        await DeclareAsync(granted: false, Channel.Sms);

        Assert.False((await host.Consents.DecideAsync(Shop, customer, "marketing", Channel.Sms)).IsGranted);
        Assert.True((await host.Consents.DecideAsync(Shop, customer, "marketing", Channel.Email)).IsGranted);
        Assert.Equal([true, false], (await host.Consents.GetHistoryAsync(Shop, customer)).Select(record => record.Granted));

        Task DeclareAsync(bool granted, Channel? channel) => host.Consents.DeclareAsync(Shop, customer, new ConsentRecord
        {
            Purpose = "marketing", Channel = channel, Granted = granted, At = host.Clock.GetUtcNow(), Source = "form",
        });
    }

    private static async Task<CustomerId> LiveAsync(CustomersHost host)
    {
        CustomerId customer = await host.KnownAsync(Phone(Secret));
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.KnownAsync(Mail);
        await host.KnownAsync(Mail, Phone(Secret));
        DateTimeOffset now = host.Clock.GetUtcNow();
        await host.Customers.SetProfileValuesAsync(Shop, new SetProfileValues
        {
            Customer = customer, Values = [new ProfileValue { Name = ProfileNames.Name, Value = "secret name", Source = "form", ObservedAt = now }],
        });
        await host.Customers.TagAsync(Shop, new TagCustomer { Customer = customer, Tag = new CustomerTag { Name = "vip", Source = "agent", Reason = "secret reason" } });
        await host.Consents.DeclareAsync(Shop, customer, new ConsentRecord { Purpose = "marketing", Granted = true, At = now, Source = "form", Evidence = "secret" });
        await host.Conversations.StartAsync(Shop, new StartConversation { Channel = Channel.WebChat, Conversation = new ConversationId("talk-1"), From = Phone(Secret) });
        await host.Conversations.AppendAsync(Shop, new AppendMessage
        {
            Conversation = new ConversationId("talk-1"), Message = new MessageId("m1"), Sender = ParticipantKind.Customer,
            Content = new TextMessage { Text = "my address is secret street" },
        });
        await host.DeliverAsync(Ticket(customer, "ticket-1"));
        await host.Storage.DrainAsync();
        return customer;
    }

    private static TicketCreated Ticket(CustomerId customer, string id) => new()
    {
        Id = new EventId(id), Tenant = Shop, OccurredAt = DateTimeOffset.UnixEpoch, Ticket = new TicketId(id), Customer = customer,
        Number = "secret number", Type = "complaint", Priority = "normal", State = "new", Category = StateCategory.New,
    };

    private static async Task<List<PersonalDataRecord>> ExportAsync(CustomersHost host, CustomerId customer, TenantId? tenant = null)
    {
        List<PersonalDataRecord> records = [];
        await foreach (PersonalDataRecord record in host.Privacy.ExportAsync(tenant ?? Shop, customer))
        {
            records.Add(record);
        }

        return records;
    }

    private static async Task AssertNoPersonalDataAsync(CustomersHost host)
    {
        if (host.Storage.Get<StorageBackend>().Relational is not { } database)
        {
            return;
        }

        foreach (string table in Tables)
        {
            foreach (IDictionary<string, object?> row in (await database.QueryAsync<dynamic>($"SELECT * FROM cl_customers_{table}", null)).Cast<IDictionary<string, object?>>())
            {
                Assert.DoesNotContain(row.Values, value => value is string text
                    && (text.Contains("secret", StringComparison.Ordinal) || text.Contains(Secret, StringComparison.Ordinal) || text.Contains("address", StringComparison.Ordinal)));
            }
        }
    }
}
