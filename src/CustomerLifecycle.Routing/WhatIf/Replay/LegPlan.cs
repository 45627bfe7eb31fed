namespace CustomerLifecycle.Routing.WhatIf;

/// <summary>What happens to a contact in one leg of a replay, whoever gets it and whenever.</summary>
/// <param name="Patience">How long the customer waits at most, in seconds; may be infinite.</param>
/// <param name="AnswerDelay">How long the agent takes to accept an offer.</param>
/// <param name="Work">How long the work takes.</param>
/// <param name="WrapUp">How long wrap-up takes.</param>
internal readonly record struct LegPlan(double Patience, TimeSpan AnswerDelay, TimeSpan Work, TimeSpan WrapUp);
