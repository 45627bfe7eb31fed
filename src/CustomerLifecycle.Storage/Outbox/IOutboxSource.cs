namespace CustomerLifecycle.Storage;

/// <summary>A module whose own log holds what its events are made of: they become entries of the outbox shortly before they are delivered,
/// many with one commit, and the commit of the state need not carry them.</summary>
public interface IOutboxSource
{
    /// <summary>Puts into the outbox what is not in it yet, in order, together with the note that it is. Called by the one process that dispatches.</summary>
    /// <param name="cancellationToken">Stops after the commit at hand.</param>
    /// <returns>The number of events put into the outbox.</returns>
    Task<int> FillAsync(CancellationToken cancellationToken);
}
