using CustomerLifecycle.Routing.Commands;

namespace CustomerLifecycle.Routing.WhatIf;

/// <summary>Something that happens at a time of the replay.</summary>
/// <param name="Kind">What.</param>
/// <param name="Contact">The contact, when it is about one.</param>
/// <param name="Stay">The contact's <see cref="ReplayedContact.Stay"/> when it was noted: if the contact has moved on, it is void.</param>
/// <param name="Command">The command, when it is one of the record.</param>
internal readonly record struct ReplayStep(ReplayStepKind Kind, ReplayedContact? Contact = null, int Stay = 0, RoutingCommand? Command = null);
