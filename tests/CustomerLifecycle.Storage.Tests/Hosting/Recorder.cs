using System.Threading.Channels;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Storage.Tests.Hosting;

/// <summary>Writes down what it is given, for a test to wait for.</summary>
internal sealed class Recorder : IIntegrationEventHandler, IDueHandler
{
    private readonly Channel<string> _events = System.Threading.Channels.Channel.CreateUnbounded<string>();
    private readonly Channel<string> _due = System.Threading.Channels.Channel.CreateUnbounded<string>();

    public Action? Before { get; init; }

    public ChannelReader<string> Events => _events.Reader;

    public ChannelReader<string> Due => _due.Reader;

    public string Name => "recorder";

    public string Kind => "test";

    public Task HandleAsync(IntegrationEvent integrationEvent, EventDelivery delivery, CancellationToken cancellationToken)
    {
        Before?.Invoke();
        _events.Writer.TryWrite(integrationEvent.Id.Value);
        return Task.CompletedTask;
    }

    public Task HandleAsync(DueItem item, CancellationToken cancellationToken)
    {
        _due.Writer.TryWrite(item.Key);
        return Task.CompletedTask;
    }
}
