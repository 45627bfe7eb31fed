namespace CustomerLifecycle.Analytics;

/// <summary>A column of a table.</summary>
/// <param name="Name">The heading a machine reads, such as <c>service_level</c>.</param>
/// <param name="Title">The heading a reader sees.</param>
public sealed record ReportColumn(string Name, string Title);
