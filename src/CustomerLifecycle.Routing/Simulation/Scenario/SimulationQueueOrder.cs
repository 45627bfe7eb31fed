namespace CustomerLifecycle.Routing.Simulation;

/// <summary>In which order contacts that wait are served.</summary>
public enum SimulationQueueOrder
{
    /// <summary>The greatest priority first, whatever the age; oldest first among those of one priority. Types of one priority are served
    /// oldest first over all of them.</summary>
    Fifo,

    /// <summary>The same order as <see cref="Fifo"/>, for files that want to say that priorities count.</summary>
    Priority,

    /// <summary>Oldest first, where each priority counts as <see cref="SimulationScenario.PriorityStepSeconds"/> of waiting: the order of a
    /// <see cref="RoutingPool"/> with <see cref="RoutingPoolOptions.PriorityCredits"/>, in which nobody starves.</summary>
    Ageing,
}
