using CustomerLifecycle.Events;
using CustomerLifecycle.Leads.Matching;
using CustomerLifecycle.Storage;
using CustomerLifecycle.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Leads.Tests;

/// <summary>The module over one storage, with a clock that is set by hand and a recorder of its events.</summary>
internal sealed class LeadsHost : IAsyncDisposable
{
    public static readonly TenantId Tenant = new("acme");
    private readonly TestStorage _storage;

    private LeadsHost(TestStorage storage, EventRecorder events) => (_storage, Events) = (storage, events);

    public EventRecorder Events { get; }

    public ManualTimeProvider Clock => _storage.Clock;

    public ILeadService Leads => _storage.Get<ILeadService>();

    public static async Task<LeadsHost> CreateAsync(string storage, Action<LeadsOptions>? configure = null)
    {
        var events = new EventRecorder();
        return new LeadsHost(
            await TestStorage.CreateAsync(storage, suite =>
            {
                suite.AddLeads(configure);
                suite.Services.AddSingleton<IIntegrationEventHandler>(events);
            }),
            events);
    }

    public async Task<Lead> CaptureAsync(string name, string phone)
    {
        var creation = await Leads.CreateAsync(Tenant, TestLeads.Details(name, phone));
        Assert.Equal(LeadCreationStatus.Created, creation.Status);
        return creation.Lead!;
    }

    public Task<int> RunDueAsync() => _storage.Get<DueDispatcher>().DrainAsync();

    public Task<int> DeliverAsync() => _storage.DrainAsync();

    public T Get<T>()
        where T : notnull => _storage.Get<T>();

    public ValueTask DisposeAsync() => _storage.DisposeAsync();
}
