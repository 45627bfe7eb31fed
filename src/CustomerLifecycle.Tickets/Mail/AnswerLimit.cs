namespace CustomerLifecycle.Tickets;

/// <summary>How many automatic answers may be sent in a window.</summary>
/// <param name="Scope">To whom, or to whom on which ticket; a hash, so that no address is kept.</param>
/// <param name="Maximum">How many.</param>
public sealed record AnswerLimit(string Scope, int Maximum);
