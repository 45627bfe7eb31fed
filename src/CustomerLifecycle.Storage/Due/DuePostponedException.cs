namespace CustomerLifecycle.Storage;

/// <summary>Thrown by an <see cref="IDueHandler"/> that cannot do it yet, though nothing went wrong: the item is handled again later, however
/// often, and never counts as dead. <see cref="DueItem.Attempt"/> says how often it was tried.</summary>
public sealed class DuePostponedException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="until">When the item is to be handled again, UTC; after now.</param>
    /// <param name="reason">What it waits for, without personal data.</param>
    public DuePostponedException(DateTimeOffset until, string reason)
        : base(reason) => Until = until.ToUniversalTime();

    /// <summary>When the item is handled again, UTC.</summary>
    public DateTimeOffset Until { get; }
}
