namespace CustomerLifecycle.Routing.Simulation;

/// <summary>What a stream of random numbers is for. Each contact type of each replication has a stream for each purpose, so that a change
/// of the policy changes none of them: two policies are compared on the same contacts.</summary>
internal enum RandomPurpose
{
    Pool = 0,
    Busyness = 1,
    Arrivals = 2,
    Service = 3,
    Patience = 4,
    Retrial = 5,
    RetrialService = 6,
    RetrialPatience = 7,
    HandlingTime = 8,
    AnswerDelay = 9,
}
