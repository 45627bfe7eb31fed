using CustomerLifecycle.Events;
using CustomerLifecycle.Tickets;

namespace CustomerLifecycle.Storage.KillTarget.Tickets;

/// <summary>The workflow of the tickets that are fought over. No ticket is at its end for good.</summary>
internal static class KillWorkflow
{
    internal const string Type = "work";

    internal const string Effect = "notify";

    internal static WorkflowDefinition Create()
    {
        WorkflowBuilder work = WorkflowDefinition.Create(Type);
        work.Configure("Open", StateCategory.New).Permit("Start", "Busy");
        work.Configure("Busy", StateCategory.Open).Permit("Wait", "Waiting").Permit("Solve", "Solved");
        work.Configure("Waiting", StateCategory.Pending).Permit("Resume", "Busy");
        work.Configure("Solved", StateCategory.Solved).OnEntry(Effect).Permit("Close", "Closed").Permit("Reopen", "Busy");
        work.Configure("Closed", StateCategory.Closed).Permit("Reopen", "Busy");
        return work.Build();
    }
}
