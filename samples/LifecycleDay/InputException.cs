namespace LifecycleDay;

/// <summary>The day cannot be run with this input; the message says which file and what to do.</summary>
internal sealed class InputException(string message) : Exception(message);
