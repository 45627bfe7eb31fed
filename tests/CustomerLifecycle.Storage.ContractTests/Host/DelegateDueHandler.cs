namespace CustomerLifecycle.Storage.ContractTests.Host;

internal sealed class DelegateDueHandler(string kind, Func<DueItem, Task> handle) : IDueHandler
{
    public string Kind => kind;

    public Task HandleAsync(DueItem item, CancellationToken cancellationToken) => handle(item);
}
