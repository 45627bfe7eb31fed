using CustomerLifecycle.Routing.Commands;

namespace CustomerLifecycle.Routing;

/// <summary>A command that waits for its decision.</summary>
internal sealed class PoolCommand(RoutingCommand command, string? key, CancellationToken cancellationToken) : PoolTask(cancellationToken)
{
    private readonly TaskCompletionSource<RoutingOutcome> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RoutingCommand Command { get; } = command;

    public string? Key { get; } = key;

    public Task<RoutingOutcome> Task => _completion.Task;

    /// <summary>What was decided, as long as it is not known whether it is stored.</summary>
    public RoutingOutcome? Proposed { get; set; }

    public void Settle(RoutingOutcome outcome)
    {
        Unregister();
        _completion.TrySetResult(outcome);
    }

    protected override void SetError(Exception error) => _completion.TrySetException(error);

    protected override void SetCancelled(CancellationToken cancellationToken) => _completion.TrySetCanceled(cancellationToken);
}
