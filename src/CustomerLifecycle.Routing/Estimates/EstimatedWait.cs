namespace CustomerLifecycle.Routing;

/// <summary>How long a contact will wait, as far as one can say, and what that rests on.</summary>
/// <remarks>
/// <para>The queue-length predictor: with k contacts ahead that take from the same agents, the contact is served with the (k+1)-th place that
/// falls free, hence after (k+1) times the mean time a contact holds a place, divided by the places; where customers give up, those who
/// are expected to do so before their turn do not count (QL and QL-a of Ibrahim and Whitt, "Real-time delay estimation based on delay
/// history in many-server service systems with customer abandonment", 2009 and 2011). In an M/M/n queue its relative mean squared error is about
/// 1 - rho, the least that is possible from what is known at that moment.</para>
/// <para>It knows neither who will arrive and go first, nor agents who will come, nor later steps of the plan. It is never rounded.</para>
/// </remarks>
public sealed record EstimatedWait
{
    /// <summary>The share of contacts that are served within <see cref="Low"/> and <see cref="High"/>, when the estimate's assumptions hold.</summary>
    public const double Confidence = 0.8;

    /// <summary>The wait from now on; zero = an agent can take it at once; null = nothing is known, and <see cref="Unknown"/> says why.</summary>
    public TimeSpan? Wait { get; init; }

    /// <summary>One in ten is served sooner than this.</summary>
    public TimeSpan? Low { get; init; }

    /// <summary>One in ten is served later than this.</summary>
    public TimeSpan? High { get; init; }

    /// <summary>Why there is no estimate; null = there is one.</summary>
    public EstimateGap? Unknown { get; init; }

    /// <summary>The contact's position among those who wait for the same agents, from 1: exact among contacts of its own requirement and
    /// priority; of other contacts as many count as are likely to be ahead and to be served by these agents. Null = it does not wait.</summary>
    public int? Position { get; init; }

    /// <summary>How much work is ahead, in contacts like this one; parts of those whom other agents may serve as well.</summary>
    public double Ahead { get; init; }

    /// <summary>How many such contacts the agents who are available could hold at one time.</summary>
    public int Places { get; init; }

    /// <summary>How long a contact of the queue held its place of late, from the offer to the end of wrap-up; null = none was served yet.</summary>
    public TimeSpan? MeanHeld { get; init; }

    /// <summary>How long a customer of the queue waits, on average, before giving up; null = nobody gave up.</summary>
    public TimeSpan? MeanPatience { get; init; }
}
