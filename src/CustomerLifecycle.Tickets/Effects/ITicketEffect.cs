namespace CustomerLifecycle.Tickets;

/// <summary>Something that a workflow has done after a transition, such as sending a notice. Registered with
/// <c>services.AddTicketEffect&lt;T&gt;()</c>.</summary>
/// <remarks>Runs after the transition is stored, at least once: an effect that throws is run again with back-off and never undoes the
/// transition. Make it happen once by committing under <see cref="TicketEffect.Key"/>. Must be thread-safe.</remarks>
public interface ITicketEffect
{
    /// <summary>The name that workflows use.</summary>
    string Name { get; }

    /// <summary>Runs the effect.</summary>
    /// <param name="effect">What happened to which ticket.</param>
    /// <param name="cancellationToken">Cancelled when the host stops; the effect is run again later.</param>
    Task RunAsync(TicketEffect effect, CancellationToken cancellationToken);
}
