using CustomerLifecycle.Bots.Faq;
using CustomerLifecycle.Channels;
using CustomerLifecycle.Customers;
using CustomerLifecycle.Customers.Conversations;
using CustomerLifecycle.Events;
using CustomerLifecycle.Flows;
using CustomerLifecycle.Hosting;
using CustomerLifecycle.Messages;
using CustomerLifecycle.Routing;
using CustomerLifecycle.Storage;
using CustomerLifecycle.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Tests.Flows;

/// <summary>The whole suite over one storage, with a bot that knows two things, one queue, and one chat channel that keeps what is sent.</summary>
internal sealed class FlowHost : IAsyncDisposable
{
    public const string Known = "怎么开发票";
    public const string KnownAnswer = "订单完成后在“我的-发票”里申请。";
    public const string AsksForHuman = "转人工";

    public static readonly TenantId Shop = new("shop");
    public static readonly QueueId Queue = new("default");
    public static readonly AgentId Ann = new("ann");
    public static readonly ContactPoint Visitor = new(ContactPointKind.Visitor, "v-1");

    private FlowHost(TestStorage storage, FakeChannel channel) => (Storage, Channel) = (storage, channel);

    public static TheoryData<string> Storages => ["memory", "sqlite"];

    public TestStorage Storage { get; }

    public FakeChannel Channel { get; }

    public IInboundMessageHandler Desk => Get<IInboundMessageHandler>();

    public IRouter Router => Get<IRouter>();

    public static async Task<FlowHost> CreateAsync(string storage = "memory", Action<FlowsBuilder>? flows = null, Action<IServiceCollection>? also = null)
    {
        FakeChannel channel = new(CustomerLifecycle.Channel.WebChat);
        TestStorage host = await TestStorage.CreateAsync(storage, builder =>
        {
            builder.ConfigureStorage(options => options.MaxConcurrentStreams = 1);
            builder.Services.AddSingleton<IIdGenerator>(new DeterministicIdGenerator("test"));
            builder.Services.AddSingleton<IChannel>(channel);
            AddModules(builder).AddFlows(chosen =>
            {
                chosen.Configure(options => options.SurveyLink = token => new Uri("https://shop.example/rate/" + token));
                flows?.Invoke(chosen);
            });
            also?.Invoke(builder.Services);
        });
        return new FlowHost(host, channel);
    }

    public static ICustomerLifecycleBuilder AddModules(ICustomerLifecycleBuilder builder) => builder
        .AddRouting(routing => routing.Queues.Add(new QueueDefinition { Id = Queue, AutoAccept = true }))
        .AddTickets()
        .AddLeads()
        .AddBots(bots => bots.KnowledgeBase = KnowledgeBase.Create(
        [
            new FaqEntry { Id = "invoice", Question = Known, Alternatives = ["能开电子发票吗", "发票在哪里下载"], Answer = KnownAnswer },
            new FaqEntry { Id = "shipping", Question = "运费怎么算", Alternatives = ["包邮吗"], Answer = "满99元包邮。" },
        ]))
        .AddAnalytics(analytics => analytics.Surveys.SigningKey = new byte[32])
        .AddCustomers();

    public static InboundMessage Message(string id, string text, string? conversation = "c-1", Channel? channel = null, ContactPoint? from = null) => new()
    {
        Id = new MessageId(id),
        Tenant = Shop,
        Channel = channel ?? CustomerLifecycle.Channel.WebChat,
        From = from ?? Visitor,
        ReceivedAt = new ManualTimeProvider().GetUtcNow(),
        Content = new TextMessage { Text = text },
        Entrance = "home",
        Conversation = conversation is null ? null : new ConversationId(conversation),
    };

    public T Get<T>()
        where T : notnull => Storage.Get<T>();

    /// <summary>Delivers all events, also those that are tried again later.</summary>
    public async Task DrainAsync()
    {
        await Storage.DrainAsync();
        Storage.Clock.Advance(TimeSpan.FromMinutes(1));
        await Storage.DrainAsync();
    }

    public async Task WriteAsync(string id, string text, string? conversation = "c-1", Channel? channel = null)
    {
        await Desk.HandleAsync(Message(id, text, conversation, channel) with { ReceivedAt = Storage.Clock.GetUtcNow() });
        await Storage.DrainAsync();
    }

    public Task SignInAsync(AgentId agent) =>
        Router.SignInAsync(Shop, new AgentProfile { Id = agent, Queues = [new AgentQueue { Queue = Queue }], Capacity = AgentCapacity.Of(5) });

    public async Task<Conversation> ConversationAsync(string id = "c-1") =>
        await Get<IConversationService>().FindAsync(Shop, new ConversationId(id)) ?? throw new InvalidOperationException("no such conversation");

    public async Task<string[]> TranscriptAsync(string id = "c-1") =>
        [.. (await Get<IConversationService>().GetTranscriptAsync(Shop, new ConversationId(id))).Select(message => $"{message.Sender}: {message.Content.ToPlainText()}")];

    public async Task<ContactSnapshot?> ContactAsync(string conversation = "c-1") =>
        await Router.GetContactSnapshotAsync(Shop, (await ConversationAsync(conversation)).Contact!.Value);

    public async Task<CustomerView> CustomerAsync(ContactPoint point)
    {
        CustomerId customer = Assert.Single(await Get<ICustomerService>().FindAsync(Shop, point));
        return (await Get<ICustomerService>().GetViewAsync(Shop, customer))!;
    }

    /// <summary>Everything the outbox ever held, in its order.</summary>
    public async Task<IReadOnlyList<IntegrationEvent>> EventsAsync()
    {
        List<IntegrationEvent> events = [];
        for (long sequence = 0; sequence < 300; sequence++)
        {
            if (await Get<IOutboxStore>().ReadAsync(sequence, TestContext.Current.CancellationToken) is { Event: { } held })
            {
                events.Add(held);
            }
        }

        return events;
    }

    public async Task<IReadOnlyList<T>> EventsAsync<T>()
        where T : IntegrationEvent => [.. (await EventsAsync()).OfType<T>()];

    /// <summary>Gives an event to a flow again, as a dispatcher does that died before it had noted the delivery.</summary>
    public async Task DeliverAgainAsync<TFlow>(IntegrationEvent held)
        where TFlow : class, IIntegrationEventHandler
    {
        TFlow flow = Get<TFlow>();
        await flow.HandleAsync(held, new EventDelivery { Event = held.Id, Handler = flow.Name, Attempt = 1 }, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => Storage.DisposeAsync();
}
