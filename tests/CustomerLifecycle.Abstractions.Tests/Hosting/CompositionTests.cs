using CustomerLifecycle.Events;
using CustomerLifecycle.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Abstractions.Tests.Hosting;

public sealed class CompositionTests
{
    [Fact]
    public void The_hosts_own_clock_and_ids_win()
    {
        ManualTimeProvider clock = new();
        DeterministicIdGenerator ids = new("run");
        using ServiceProvider services = new ServiceCollection()
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton<IIdGenerator>(ids)
            .AddCustomerLifecycle(_ => { })
            .BuildServiceProvider();

        Assert.Same(clock, services.GetRequiredService<TimeProvider>());
        Assert.Same(ids, services.GetRequiredService<IIdGenerator>());
    }

    [Fact]
    public void Composing_twice_adds_nothing_twice()
    {
        ServiceCollection once = [];
        ServiceCollection twice = [];
        Compose(once);
        Compose(twice);
        Compose(twice);

        Assert.Equal(once.Count, twice.Count);
        Assert.Single(twice.BuildServiceProvider().GetServices<IIntegrationEventHandler>());

        static void Compose(IServiceCollection services) => services.AddCustomerLifecycle(builder => builder.Services.AddIntegrationEventHandler<Handler>());
    }

    private sealed class Handler : IIntegrationEventHandler
    {
        public string Name => "handler";

        public Task HandleAsync(IntegrationEvent integrationEvent, EventDelivery delivery, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
