namespace CustomerLifecycle.Storage;

/// <summary>The deliveries of one stream to one handler: made one after the other.</summary>
/// <param name="Handler">The handler.</param>
/// <param name="Tenant">Whose stream it is.</param>
/// <param name="Stream">The stream.</param>
public readonly record struct OutboxLine(string Handler, TenantId Tenant, string Stream);
