using CustomerLifecycle.Storage.Tests.Hosting;
using CustomerLifecycle.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Storage.Tests.Outbox;

public sealed class DispatcherTests
{
    [Fact]
    public async Task Two_handlers_of_one_name_are_refused_by_that_name()
    {
        await using TestStorage storage = await TestStorage.InMemoryAsync(builder => builder.Services
            .AddSingleton<CustomerLifecycle.Events.IIntegrationEventHandler>(new Recorder())
            .AddSingleton<CustomerLifecycle.Events.IIntegrationEventHandler>(new Recorder()));

        Assert.Contains("'recorder'", Assert.Throws<ArgumentException>(() => storage.Get<OutboxDispatcher>()).Message);
    }

    [Fact]
    public async Task Two_handlers_of_one_kind_are_refused_by_that_kind()
    {
        await using TestStorage storage = await TestStorage.InMemoryAsync(builder => builder.Services
            .AddSingleton<IDueHandler>(new Recorder())
            .AddSingleton<IDueHandler>(new Recorder()));

        Assert.Contains("test", Assert.Throws<ArgumentException>(() => storage.Get<DueDispatcher>()).Message);
    }
}
