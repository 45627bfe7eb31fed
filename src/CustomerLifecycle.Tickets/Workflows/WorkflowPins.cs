using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Tickets;

/// <summary>At start: each version of a workflow is what it was when the store first saw it, on every node and in every release.</summary>
internal sealed partial class WorkflowPins(IServiceProvider services, IOptions<TicketsOptions> options, ILogger<WorkflowPins>? logger = null) : IHostedService
{
    private readonly ILogger _logger = logger ?? NullLogger<WorkflowPins>.Instance;

    /// <exception cref="InvalidOperationException">A definition was changed in place; the message names each, and the ways out.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // Not before: a host that has chosen no storage is told so by the storage itself.
        ITicketStore store = services.GetRequiredService<ITicketStore>();
        List<string> changed = [];
        foreach (WorkflowDefinition workflow in TicketCatalog.WorkflowsOf(options.Value))
        {
            bool adopts = options.Value.ChangedWorkflows == ChangedWorkflowRule.Adopt;
            string hash = workflow.Hash;
            if (await store.PinWorkflowAsync(workflow.Name, workflow.Version, hash, adopts, cancellationToken).ConfigureAwait(false) == hash)
            {
                continue;
            }

            changed.Add($"version {workflow.Version} of '{workflow.Name}'");
            if (adopts)
            {
                LogAdopted(_logger, workflow.Name, workflow.Version);
            }
        }

        if (changed.Count > 0 && options.Value.ChangedWorkflows == ChangedWorkflowRule.Refuse)
        {
            throw new InvalidOperationException(
                $"These workflows are not what they were when this database first saw them: {string.Join(", ", changed)}. Tickets stay on the version they started with. Publish the change as the next "
                + "version and migrate the tickets, or set TicketsOptions.ChangedWorkflows to Adopt while you are still writing it.");
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(3102, LogLevel.Warning, "The workflow {Workflow}, version {Version}, was changed in place; its tickets follow the new definition from now on.")]
    private static partial void LogAdopted(ILogger logger, string workflow, int version);
}
