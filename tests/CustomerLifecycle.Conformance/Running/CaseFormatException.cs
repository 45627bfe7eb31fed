namespace CustomerLifecycle.Conformance.Running;

/// <summary>A row that the runner cannot run as written: an unknown file, kind or field, or a value of the wrong type.</summary>
internal sealed class CaseFormatException(string message) : Exception(message);
