namespace CustomerLifecycle.Tickets;

/// <summary>What the guards of a state have answered in one decision: each is asked once, however many transitions name it.</summary>
internal struct GuardAnswers
{
    private ulong _asked;
    private ulong _held;

    public bool Passes(in CompiledGuard guard, WorkflowContext context)
    {
        ulong bit = 1UL << guard.Index;
        if ((_asked & bit) == 0)
        {
            _asked |= bit;
            _held |= guard.Guard(context) ? bit : 0;
        }

        return ((_held & bit) != 0) == guard.Expected;
    }
}
