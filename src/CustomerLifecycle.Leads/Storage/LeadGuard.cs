namespace CustomerLifecycle.Leads.Storage;

/// <summary>
/// The version of everything that is known under one number, address or identity. A commit raises it, so that of two
/// arrivals of one person at the same time the second sees the first.
/// </summary>
/// <param name="Key">The key.</param>
/// <param name="Version">The version read, 0 when nothing was ever stored under it.</param>
public sealed record LeadGuard(string Key, long Version);
