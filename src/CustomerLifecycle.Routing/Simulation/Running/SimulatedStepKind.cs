namespace CustomerLifecycle.Routing.Simulation;

internal enum SimulatedStepKind
{
    Arrive,
    ComeAgain,
    GiveUp,
    Complete,
    BeginPeriod,
    BeginStatistics,
}
