namespace CustomerLifecycle.Routing.Simulation;

/// <summary>A contact in the system, with what chance decided about it when it came.</summary>
internal sealed class SimulatedContact(ContactId id, int type, long arrivedAt, long service)
{
    public ContactId Id => id;

    public int Type => type;

    public long ArrivedAt => arrivedAt;

    public long Service => service;

    /// <summary>True until an agent has it or the customer gives up.</summary>
    public bool IsWaiting { get; set; } = true;

    /// <summary>The wait that the customer was told, when that is measured.</summary>
    public TimeSpan? ToldWait { get; set; }

    public AgentId Agent { get; set; }
}
