namespace CustomerLifecycle.Leads.Tests;

internal static class TestLeads
{
    public static LeadDetails Details(
        string? name, string? phone = null, string? email = null, string? wechat = null, string? company = null, string? city = null)
    {
        var points = new List<ContactPoint>();
        Add(points, ContactPointKind.Phone, phone);
        Add(points, ContactPointKind.Email, email);
        Add(points, ContactPointKind.WeChat, wechat);
        return new LeadDetails { Name = name, Company = company, City = city, ContactPoints = points };
    }

    private static void Add(List<ContactPoint> points, ContactPointKind kind, string? value)
    {
        if (value is not null)
        {
            points.Add(new ContactPoint(kind, value));
        }
    }
}
