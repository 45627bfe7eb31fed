using CustomerLifecycle.Customers.Conversations;
using CustomerLifecycle.Customers.Privacy;
using CustomerLifecycle.Customers.Timeline;
using CustomerLifecycle.Events;
using CustomerLifecycle.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Customers.Tests;

/// <summary>The module over one storage, with the events it publishes.</summary>
internal sealed class CustomersHost : IAsyncDisposable
{
    internal static readonly TenantId Shop = new("shop");
    internal static readonly TenantId OtherShop = new("other-shop");

    private readonly TestStorage _storage;

    private CustomersHost(TestStorage storage) => _storage = storage;

    public static TheoryData<string> Kinds => ["memory", "sqlite", "postgresql"];

    internal TestStorage Storage => _storage;

    internal ManualTimeProvider Clock => _storage.Clock;

    internal ICustomerService Customers => _storage.Get<ICustomerService>();

    internal IConversationService Conversations => _storage.Get<IConversationService>();

    internal IConsentService Consents => _storage.Get<IConsentService>();

    internal IPrivacyService Privacy => _storage.Get<IPrivacyService>();

    internal RecordingHandler Published => _storage.Services.GetServices<IIntegrationEventHandler>().OfType<RecordingHandler>().Single();

    private TimelineProjection Projection => _storage.Services.GetServices<IIntegrationEventHandler>().OfType<TimelineProjection>().Single();

    internal static async Task<CustomersHost> CreateAsync(string kind, Action<CustomersOptions>? configure = null) =>
        new(await TestStorage.CreateAsync(kind, builder =>
        {
            builder.AddCustomers(options =>
            {
                options.DefaultCallingCode = "86";
                configure?.Invoke(options);
            });
            builder.Services.AddIntegrationEventHandler<RecordingHandler>();
        }));

    internal static ContactPoint Phone(string number) => new(ContactPointKind.Phone, number);

    internal async Task<CustomerId> KnownAsync(params ContactPoint[] points) =>
        (await Customers.IdentifyAsync(Shop, new IdentifyCustomer { ContactPoints = points })).Customer!.Value;

    internal Task DeliverAsync(IntegrationEvent integrationEvent, int attempt = 1) => Projection.HandleAsync(
        integrationEvent, new EventDelivery { Event = integrationEvent.Id, Handler = Projection.Name, Attempt = attempt }, TestContext.Current.CancellationToken);

    internal async Task<IReadOnlyList<TimelineEntry>> TimelineAsync(CustomerId customer, TenantId? tenant = null) =>
        (await Customers.GetTimelineAsync(tenant ?? Shop, customer, new TimelineQuery())).Entries;

    public ValueTask DisposeAsync() => _storage.DisposeAsync();
}
