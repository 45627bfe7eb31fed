namespace CustomerLifecycle.Storage;

/// <summary>Does what is due. Registered as a service; called by the <see cref="DueDispatcher"/>.</summary>
/// <remarks>An item is claimed by one node at a time and handled at least once; its effect happens once when it is committed under
/// <see cref="DueItem.EffectKey"/>. After the handler returns the item is removed, unless it was scheduled anew meanwhile. A handler
/// that throws is called again with back-off; after the last attempt the item is kept as dead. One that has to wait for something throws
/// <see cref="DuePostponedException"/>. Different kinds are handled at the same time.</remarks>
public interface IDueHandler
{
    /// <summary>The kind of items it handles.</summary>
    string Kind { get; }

    /// <summary>Handles one item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="cancellationToken">Cancelled when the host stops; the item is handled again later.</param>
    Task HandleAsync(DueItem item, CancellationToken cancellationToken);
}
