export interface User {
  is_admin: boolean;
  full_name: string;
}
