export interface User {
  name: string;
  bio: string | null;
}
